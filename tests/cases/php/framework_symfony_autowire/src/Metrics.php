<?php

namespace App;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

final class Metrics
{
    public function __construct(
        #[Autowire('%env(json:base64:PLATFORM_RELATIONSHIPS)%')]
        private readonly array $relationships,
        #[Autowire(env: 'key:org:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS')] // expect: NFX202
        private readonly ?string $organisation,
        #[Autowire('%env(default::key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%')] // expect: NFX201
        private readonly ?string $admin,
        #[Autowire(env: 'key:user:key:0:key:database:json:base64:PLATFORM_RELATIONSHIPS')]
        private readonly string $owner,
    ) {
    }

    public function __toString(): string
    {
        $influx = $this->relationships['influxdb'][0];
        return "{$influx['host']} {$this->organisation} {$this->admin} {$this->owner} {$influx['bucket']}"; // expect: NFX202
    }
}
