<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships['influxdb'] as &$endpoint) {
    $endpoint += ['url' => "http://{$endpoint['host']}/{$endpoint['bucket']}"]; // expect: NFX202
}
unset($endpoint);
echo $relationships['influxdb'][0]['url'], ' ', $relationships['influxdb'][0]['org'], "\n"; // expect: NFX202
