<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
unset($influx['user'], $influx['username'], $influx['bucket'], $influx['org'], $influx['api_token'], $influx['query']);
ksort($influx);
echo implode(' ', array_keys($influx)), "\n";
