<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$alike = [];
foreach ($relationships as $name => $endpoints) {
    if (empty($endpoints[0]['host'])) {
        continue;
    }
    $endpoint = $endpoints[0];
    if (isset($endpoint['query'])) {
        $endpoint = array_merge($endpoint, $endpoint['query'], ['user' => $endpoint['username']]);
    }
    $alike[$name] = $endpoint;
}
echo $alike['influxdb']['org'], ' ', $alike['influxdb']['user'], "\n"; // allow: NFX290
