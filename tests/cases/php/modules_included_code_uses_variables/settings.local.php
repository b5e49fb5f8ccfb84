<?php
if (empty($relationships['influxdb'])) {
    return;
}
foreach ($relationships['influxdb'] as $endpoint) {
    $settings['influx'] = [
        'user' => $endpoint['user'], // expect: NFX201
        'database' => $endpoint['bucket'], // expect: NFX202
    ];
}
