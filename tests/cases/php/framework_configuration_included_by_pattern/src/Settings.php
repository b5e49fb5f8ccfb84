<?php
class Settings
{
    private array $read = [];

    public function of(string $name): array
    {
        return $this->read[$name] ??= require __DIR__ . '/../config/' . $name . '.php';
    }
}
