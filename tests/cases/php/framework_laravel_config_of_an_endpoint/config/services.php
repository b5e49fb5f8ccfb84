<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

return [
    'mail' => ['user' => 'postmaster', 'org' => 'example'],
    'influx' => $relationships['influxdb'][0],
    'sql' => $relationships['database'][0],
];
