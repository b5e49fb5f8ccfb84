<?php

namespace App;

class Own
{
    public function __construct(private readonly array $relationships)
    {
    }

    public function line(): string
    {
        return $this->relationships['influxdb'][0]['org'] ?? $this->relationships[0];
    }
}
