<?php

namespace App;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

class Writer
{
    private string $user;

    public function __construct(
        private readonly string $url,
        private readonly array $relationships,
        #[Autowire(param: 'metrics.all')] private readonly array $all,
    ) {
    }

    public function setUser(string $user): void
    {
        $this->user = $user;
    }

    public function line(): string
    {
        $bucket = $this->relationships['influxdb'][0]['bucket']; // expect: NFX202
        return "$this->url $this->user $bucket {$this->all['influxdb'][0]['api_token']}"; // expect: NFX202
    }
}
