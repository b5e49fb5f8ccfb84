<?php

class Platform
{
    private string $name = self::SQL;
    private const KEYS = [self::HOST, self::PORT];
    public const METRICS = 'influxdb';
    public const SQL = 'database';
    public const HOST = 'host';
    public const PORT = 'port';

    public function endpoint(string $name = self::SQL): array
    {
        return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)[$name][0];
    }

    public function own(): array
    {
        return $this->endpoint($this->name);
    }

    public function values(): string
    {
        $found = '';
        foreach (self::KEYS as $key) {
            $found .= $this->endpoint(self::METRICS)[$key];
        }
        return $found;
    }
}

class Later extends Platform
{
    public const SQL = 'influxdb';
}

$platform = new Later();
echo $platform->endpoint()['user'], ' ', $platform->own()['user'], ' ', $platform->values(), "\n";
