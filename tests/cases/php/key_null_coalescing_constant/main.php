<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$bucket = $influx['bucket'] ?? 'none'; // expect: NFX202
$user = @$influx['user'] ?: 'nobody'; // expect: NFX201
echo $bucket, ' ', $user, "\n";
