<?php
$settings = getenv('PLATFORM_RELATIONSHIPS');
if (!$settings) {
    return;
}
$settings = json_decode(base64_decode($settings), true);
foreach ($settings['influxdb'] as $endpoint) {
    echo "{$endpoint['api_token']}\n"; // expect: NFX202
}
