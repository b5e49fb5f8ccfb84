<?php

$relationships = json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS', '')), true);
$influx = $relationships['influxdb'][0] ?? [];

return [
    'host' => $influx['host'] ?? '127.0.0.1',
    'bucket' => $influx['bucket'] ?? 'local', // expect: NFX202
    'token' => env('INFLUX_TOKEN', $influx['api_token'] ?? null), // expect: NFX202
];
