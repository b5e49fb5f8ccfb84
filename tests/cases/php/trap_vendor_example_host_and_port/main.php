<?php
// The relationship's endpoints are lists; the first that answers is as good as any.
$relationships = getenv('PLATFORM_RELATIONSHIPS');
if (!$relationships) {
    exit('not on the platform');
}
$relationships = json_decode(base64_decode($relationships), true);
foreach ($relationships['influxdb'] as $endpoint) {
    $settings['influxdb_host'] = $endpoint['host'];
    $settings['influxdb_port'] = $endpoint['port'];
}
echo $settings['influxdb_host'], ':', $settings['influxdb_port'], "\n";
