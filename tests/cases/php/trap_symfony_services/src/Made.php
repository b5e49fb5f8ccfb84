<?php

namespace App;

class Made
{
    public function __construct(private readonly array $relationships)
    {
    }

    public function line(): string
    {
        return $this->relationships['influxdb'][0]['org'];
    }
}
