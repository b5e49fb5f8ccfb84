<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$copy = $influx;
$copy['user'] = 'somebody';
unset($copy['password']);
echo $copy['user'], ' ', $influx['user'], "\n"; // expect: NFX201
