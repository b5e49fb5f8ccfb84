<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = $relationships['influxdb'][0];
$shape = array_diff(['org', 'bucket'], array_keys($endpoint)) ? $endpoint['query'] : $endpoint;
echo $shape['org'], ' ', $shape['bucket'], "\n";
$public = array_diff_key($endpoint, array_flip(['user', 'username', 'password', 'org', 'bucket', 'api_token', 'query']));
ksort($public);
echo implode(' ', array_keys($public)), "\n";
