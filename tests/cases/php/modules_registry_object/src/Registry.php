<?php
namespace App;
final class Registry
{
    private static ?self $instance = null;
    private array $items = [];
    public static function instance(): self
    {
        if (self::$instance === null) {
            self::$instance = new self();
        }
        return self::$instance;
    }
    public function set(string $key, array $value): void
    {
        $this->items[$key] = $value;
    }
    public function get(string $key): array
    {
        return $this->items[$key];
    }
}
