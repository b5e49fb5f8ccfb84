<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$merged = array_merge(['timeout' => 5], $influx);
echo $merged['bucket'], "\n"; // expect: NFX202
$spread = [...$influx, 'timeout' => 5];
echo $spread['user'], "\n"; // expect: NFX201
$again = json_decode(json_encode($influx), true);
echo $again['org'], "\n"; // expect: NFX202
