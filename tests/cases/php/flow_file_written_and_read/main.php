<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
file_put_contents('influx.json', json_encode($relationships['influxdb'][0]));
$influx = json_decode(file_get_contents('influx.json'), true);
echo $influx['user'], ' ', $influx['org'] ?? 'none', "\n";  // expect: NFX201 NFX202
