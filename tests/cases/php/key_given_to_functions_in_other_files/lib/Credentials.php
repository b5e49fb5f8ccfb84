<?php

trait Credentials
{
    private ?array $credentials = null;

    protected function credential(string $key): string
    {
        $this->credentials ??= relationship('influxdb');
        return (string) $this->credentials[$key];
    }
}
