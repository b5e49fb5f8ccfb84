<?php
$platform = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), TRUE);
if (isset($platform['database'][0])) {
    $creds = $platform['database'][0];
    $databases['default']['default'] = ['username' => $creds['username'], 'host' => $creds['host']];
}
if (isset($platform['influxdb'][0])) {
    $creds = $platform['influxdb'][0];
    $settings['influx'] = [
        'token' => $creds['api_token'], // expect: NFX202
        'url' => 'http://' . $creds['host'] . ':' . $creds['port'],
    ];
}
