<?php

namespace Acme;

final class Services
{
    public static function of(array $endpoint): Service
    {
        if ($endpoint['rel'] === 'influxdb') {
            return new Series($endpoint);
        }
        return new Database($endpoint);
    }
}
