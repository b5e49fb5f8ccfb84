<?php
require 'vendor/autoload.php';

function held(array $endpoint, string $key, ?string $default = null): ?string
{
    return $endpoint[$key] ?? $default;
}

$influx = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
echo data_get($influx, 'username', data_get($influx, 'user')), "\n"; // allow: NFX290
echo data_get($influx, 'query.org', data_get($influx, 'org')), "\n"; // allow: NFX290
echo collect($influx)->get('username', collect($influx)->get('user')), "\n"; // allow: NFX290
echo held($influx, 'user', held($influx, 'username')), "\n"; // allow: NFX290
echo held($influx, 'username', held($influx, 'user', 'none')), "\n"; // allow: NFX290
