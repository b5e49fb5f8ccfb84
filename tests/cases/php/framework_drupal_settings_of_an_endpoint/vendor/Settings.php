<?php

namespace Drupal\Core\Site;

class Settings
{
    private static array $held = [];

    public static function initialize(string $app_root, string $site_path): void
    {
        $settings = [];
        require $app_root . '/' . $site_path . '/settings.php';
        self::$held = $settings;
    }

    public static function get(string $name, mixed $default = null): mixed
    {
        return self::$held[$name] ?? $default;
    }
}
