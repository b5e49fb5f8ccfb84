<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$all = array_merge(...array_values($relationships));
$influx = array_values(array_filter($all, fn(array $e): bool => $e['rel'] === 'influxdb'));
echo $influx[0]['user'], "\n"; // expect: NFX201
