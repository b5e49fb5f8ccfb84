<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
['user' => $user, 'host' => $host] = $influx; // expect: NFX201
["org" => $org, "bucket" => $bucket] = $influx; // expect: NFX202 NFX202
list('api_token' => $token, 'port' => $port) = $influx; // expect: NFX202
echo implode(' ', [$user, $host, $org, $bucket, $token, $port]), "\n";
