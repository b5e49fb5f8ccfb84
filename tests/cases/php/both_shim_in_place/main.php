<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$influx['username'] ??= $influx['user'];
if (!isset($influx['query'])) {
    $influx['query'] = ['bucket' => $influx['bucket'], 'org' => $influx['org']];
}
echo $influx['username'], ' ', $influx['query']['bucket'], ' ', $influx['query']['org'], "\n";
