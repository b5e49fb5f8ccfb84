<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$settings = [
    'user' => $influx['host'],
    'bucket' => $influx['query']['bucket'] ?? 'metrics',
];
foreach ($settings as $name => $value) {
    echo "$name=$value\n";
}
echo $settings['user'], ' ', $settings['bucket'], "\n";
