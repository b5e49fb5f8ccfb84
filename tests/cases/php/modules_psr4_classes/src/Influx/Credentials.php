<?php

namespace App\Influx;

use App\{Platform};

class Credentials
{
    private array $endpoint;

    public function __construct(Platform $platform)
    {
        $this->endpoint = $platform->endpoint('influxdb');
    }

    public function bucket(): ?string
    {
        return $this->endpoint['bucket']; // expect: NFX202
    }
}
