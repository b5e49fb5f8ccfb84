<?php

define('ARCHIVE', 'influxdb');

class Platform
{
    private string $name = self::METRICS;
    private static string $shared = Names::METRICS;
    private array $names = ['metrics' => self::METRICS, 'sql' => self::SQL];
    private const KEYS = [self::BUCKET]; // expect: NFX202
    public const METRICS = 'influxdb';
    public const SQL = 'database';
    public const BUCKET = 'bucket';
    public const PLACE = self::BUCKET;

    public function endpoint(string $name = self::METRICS): array
    {
        return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)[$name][0];
    }

    public function archive(string $name = ARCHIVE): array
    {
        return $this->endpoint($name);
    }

    public function own(): array
    {
        return $this->endpoint($this->name);
    }

    public function shared(): array
    {
        return $this->endpoint(self::$shared);
    }

    public function of(string $what): array
    {
        return $this->endpoint($this->names[$what]);
    }

    public function values(): string
    {
        $found = '';
        foreach (self::KEYS as $key) {
            $found .= $this->endpoint()[$key];
        }
        return $found;
    }

    public function place(): string
    {
        return $this->endpoint()[self::PLACE]; // expect: NFX202
    }
}

class Names
{
    public const METRICS = 'influxdb';
    public const SQL = 'database';
}

enum Relationship: string
{
    case Metrics = 'influxdb';
    case Sql = 'database';

    public static function read(Platform $platform, self $which = self::Metrics): array
    {
        return $platform->endpoint($which->value);
    }
}

$platform = new Platform();
echo $platform->endpoint()['org'], "\n"; // expect: NFX202
echo $platform->archive()['org'], "\n"; // expect: NFX202
echo $platform->own()['user'], "\n"; // expect: NFX201
echo $platform->shared()['api_token'], "\n"; // expect: NFX202
echo $platform->of('metrics')['user'], ' ', $platform->of('sql')['host'], "\n"; // expect: NFX201
echo $platform->values(), ' ', $platform->place(), "\n";
echo Relationship::read($platform)['org'], "\n"; // expect: NFX202
