<?php
$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
$all = $endpoint + ($endpoint['query'] ?? []) + ['user' => $endpoint['username'] ?? ''] + ['timeout' => 5];
echo $all['bucket'], $all['org'], $all['api_token'], $all['user'], $all['timeout'], "\n";
