<?php

namespace App;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

final class Metrics
{
    public function __construct(
        #[Autowire(env: 'key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS')]
        private readonly array $influx,
        #[Autowire(env: 'key:user:key:0:key:database:json:base64:PLATFORM_RELATIONSHIPS')]
        private readonly string $owner,
        #[Autowire('%env(key:bucket:json:UPLOADS)%')]
        private readonly ?string $bucket,
    ) {
    }

    public function __toString(): string
    {
        return "{$this->influx['host']} {$this->owner} {$this->bucket}";
    }
}
