<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo reset($relationships['influxdb'])['user'], "\n"; // expect: NFX201
$endpoints = $relationships['influxdb'];
$one = array_shift($endpoints);
echo $one['bucket'], "\n"; // expect: NFX202
echo array_values($relationships['influxdb'])[0]['org'], "\n"; // expect: NFX202
