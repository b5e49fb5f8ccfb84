<?php
return [
    'relationships' => fn () => json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true),
    'influx' => fn ($container) => $container->get('relationships')['influxdb'][0],
    'mail' => ['user' => 'post', 'bucket' => 'letters'],
    'dsn' => fn ($container) => $container->get('influx')['host'] . '/' . $container->get('influx')['bucket'], // expect: NFX202
];
