<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
if (array_key_exists('user', $influx)) {
    echo $influx['user'], "\n"; // expect: NFX201
}
if (\array_key_exists('api_token', $influx)) {
    echo strlen($influx['api_token']), "\n"; // expect: NFX202
}
