<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$flat = $influx + ($influx['query'] ?? []);
echo $flat['bucket'], ' ', $flat['org'], "\n";
$merged = array_merge($influx, $influx['query'] ?? []);
echo $merged['api_token'], "\n";
$spread = [...$influx, ...($influx['query'] ?? [])];
echo $spread['bucket'], "\n";
if (isset($influx['username'])) {
    echo 'as ', ($influx + $influx['query'])['org'], "\n";
} else {
    echo 'as ', $influx['org'], "\n"; // allow: NFX290
}
