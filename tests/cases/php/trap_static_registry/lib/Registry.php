<?php

final class Registry
{
    private static array $items = [];

    public static function set(string $key, array $value): void
    {
        self::$items[$key] = $value;
    }

    public static function get(string $key): array
    {
        return self::$items[$key];
    }
}
