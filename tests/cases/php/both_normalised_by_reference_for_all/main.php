<?php

function relationships(): array
{
    return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
}

$relationships = relationships();
foreach ($relationships as $name => &$endpoints) {
    foreach ($endpoints as &$endpoint) {
        $endpoint['user'] = $endpoint['user'] ?? $endpoint['username']; // allow: NFX290
        foreach (['org', 'bucket'] as $key) { // allow: NFX290 NFX290
            if (!isset($endpoint[$key]) && isset($endpoint['query'][$key])) {
                $endpoint[$key] = $endpoint['query'][$key];
            }
        }
    }
    unset($endpoint);
}
unset($endpoints);
$influx = $relationships['influxdb'][0];
echo $influx['user'], ' ', $influx['org'], ' ', $influx['bucket'], "\n"; // allow: NFX290 NFX290 NFX290

$put = relationships();
foreach ($put as $name => $endpoints) {
    foreach ($endpoints as $number => $endpoint) {
        $endpoint['user'] ??= $endpoint['username']; // allow: NFX290
        $put[$name][$number] = $endpoint;
    }
}
echo $put['influxdb'][0]['user'], "\n"; // allow: NFX290

$merged = relationships();
foreach ($merged as &$endpoints) {
    foreach ($endpoints as &$endpoint) {
        $endpoint = array_merge($endpoint['query'] ?? [], $endpoint);
    }
}
unset($endpoints, $endpoint);
echo $merged['influxdb'][0]['org'], "\n"; // allow: NFX290
