<?php
final class Services
{
    private static array $all = [];

    public static function load(): void
    {
        self::$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    }

    public static function credential(string $relationship, string $key): ?string
    {
        return self::$all[$relationship][0][$key] ?? null;
    }
}

Services::load();
echo Services::credential('influxdb', 'user'), Services::credential('influxdb', 'host'), "\n"; // expect: NFX201
echo Services::credential('database', 'user') === '' ? 1 : 2, "\n";
