<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
function field(array $endpoint, string $key): string
{
    return (string) $endpoint[$key];
}
$settings = [];
foreach (['user', 'password', 'host'] as $key) {
    $settings[$key] = field($relationships['database'][0], $key);
}
echo $settings['user'], '@', $settings['host'], "\n";
echo 'http://', field($relationships['influxdb'][0], 'host'), "\n";
