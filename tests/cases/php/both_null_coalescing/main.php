<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$user = $influx['username'] ?? $influx['user'];
$bucket = $influx['query']['bucket'] ?? $influx['bucket'] ?? 'none';
$org = isset($influx['query']) ? $influx['query']['org'] : $influx['org'];
echo "$user $bucket $org\n";
