<?php
require __DIR__ . '/vendor/autoload.php';

use Platformsh\ConfigReader\Config as PlatformConfig;

final class Platform
{
    private static ?PlatformConfig $config = null;

    public static function config(): PlatformConfig
    {
        return self::$config ??= new PlatformConfig();
    }
}
$endpoint = Platform::config()->credentials('influxdb');
echo $endpoint['host'], $endpoint['api_token'], "\n"; // expect: NFX202
