<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$isOld = version_compare(explode(':', $influx['type'])[1], '2.3', '<');
$user = $isOld ? $influx['user'] : $influx['username'];
if (preg_match('/^influxdb:2\.[012]$/', $influx['type'])) {
    $bucket = $influx['bucket'];
} else {
    $bucket = $influx['query']['bucket'];
}
echo $user, ' ', $bucket, "\n";
