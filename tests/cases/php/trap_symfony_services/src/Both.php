<?php

namespace App;

class Both
{
    public function __construct(
        private readonly array $relationships,
        private readonly string $owner,
        private readonly string $organisation,
    ) {
    }

    public function line(): string
    {
        $endpoint = $this->relationships['influxdb'][0];
        $org = $endpoint['query']['org'] ?? $endpoint['org'];
        return "$this->owner $this->organisation $org {$this->relationships['database'][0]['user']}";
    }
}
