<?php
$user = getenv('INFLUXDB_USERNAME') ?: getenv('INFLUXDB_USER');
$query = json_decode($_ENV['INFLUXDB_QUERY'] ?? '{}', true);
$bucket = $query['bucket'] ?? $_ENV['INFLUXDB_BUCKET'];
echo $user, ' ', $bucket, "\n";
