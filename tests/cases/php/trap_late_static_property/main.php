<?php

class Service
{
    protected static string $relationship = 'database';

    public static function own(): array
    {
        $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
        return $all[self::$relationship][0];
    }

    public static function label(): string
    {
        return strlen(static::own()['user'] ?? '') < 0 ? 'user' : 'none';
    }
}

final class Metrics extends Service
{
    protected static string $relationship = 'influxdb';
}

echo Metrics::label(), "\n";
