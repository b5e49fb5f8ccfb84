<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$user = match (true) {
    isset($influx['username']) => $influx['username'],
    default => $influx['user'],
};
echo $user, "\n";
