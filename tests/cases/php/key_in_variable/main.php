<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$key = 'api_token';
echo $influx[$key], "\n"; // expect: NFX202
