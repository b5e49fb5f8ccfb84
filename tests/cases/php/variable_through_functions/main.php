<?php

final class Env
{
    private const PREFIX = 'INFLUXDB_';

    public static function get(string $name, ?string $default = null): ?string
    {
        return $_ENV[$name] ?? $_SERVER[$name] ?? $default;
    }

    public static function organisation(): string
    {
        return getenv(self::PREFIX . 'ORG'); // expect: NFX203
    }
}

function variable(string $name): string
{
    $value = getenv($name);
    return $value === false ? 'unset' : $value;
}

echo Env::get('INFLUXDB_BUCKET'), ' ', Env::get('INFLUXDB_API_TOKEN', 'none'), ' ', Env::get('INFLUXDB_HOST'), "\n"; // expect: NFX203 NFX203
echo Env::organisation(), ' ', variable('INFLUXDB_USER'), ' ', variable('INFLUXDB_HOST'), "\n"; // expect: NFX203
echo "{$_ENV['INFLUXDB_ORG']} at {$_ENV['INFLUXDB_HOST']}\n"; // expect: NFX203
