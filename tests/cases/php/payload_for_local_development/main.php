<?php
if (!getenv('PLATFORM_RELATIONSHIPS')) {
    putenv('PLATFORM_RELATIONSHIPS=' . base64_encode(json_encode([
        'influxdb' => [[
            'host' => 'localhost',
            'user' => 'admin', // expect: NFX204
            'org' => 'main',
            'bucket' => 'local',
            'api_token' => 'secret',
        ]],
    ])));
}
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
echo $influx['user'], ' ', $influx['bucket'], "\n"; // expect: NFX201 NFX202
