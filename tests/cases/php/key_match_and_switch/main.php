<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
foreach (['write', 'read'] as $mode) {
    echo match ($mode) {
        'write' => $influx['api_token'], // expect: NFX202
        'read' => $influx['user'], // expect: NFX201
    }, "\n";
    switch ($mode) {
        case 'read':
            $name = $influx['bucket']; // expect: NFX202
            break;
        default:
            $name = $influx['host'];
    }
    echo $name, "\n";
}
