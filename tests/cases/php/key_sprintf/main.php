<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
echo sprintf('%2$s:%1$s', $influx['user'], $influx['password']), "\n"; // expect: NFX201
echo rawurlencode($influx['org']) . '/' . urlencode($influx['bucket']), "\n"; // expect: NFX202 NFX202
