<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$row = json_decode('{"user": "x", "bucket": "y"}', true);
$_GET['user'] = 'z';
$parts = parse_url('influxdb://me:secret@' . $influx['host'] . ':8086/db');
echo $row['user'], $row['bucket'], $_GET['user'], $parts['user'], "\n";
