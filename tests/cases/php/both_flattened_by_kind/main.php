<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$flat = [];
foreach ($relationships['influxdb'][0] as $key => $value) {
    if (is_array($value)) {
        $flat = array_merge($flat, $value);
    } else {
        $flat[$key] = $value;
    }
}
echo $flat['bucket'], ' ', $flat['org'], "\n"; // allow: NFX290 NFX290

$endpoint = $relationships['influxdb'][0];
echo is_array($endpoint['query'] ?? null) ? $endpoint['query']['org'] : $endpoint['org'], "\n"; // allow: NFX290
