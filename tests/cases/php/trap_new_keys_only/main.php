<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$query = $influx['query'] ?? [];
['bucket' => $bucket, 'org' => $org] = $query + ['bucket' => '', 'org' => ''];
['query' => ['api_token' => $token]] = $influx + ['query' => ['api_token' => '']];
echo is_string($bucket), is_string($org), is_string($token), "\n";
