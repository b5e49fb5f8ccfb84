<?php
$site_scheme = 'http';
if ($rel = getenv('PLATFORM_RELATIONSHIPS')) {
    $rel = json_decode(base64_decode($rel), true);
    $database = $rel['database'][0];
    define('DB_USER', $database['user']);
    foreach ($rel['influxdb'] as $ts) {
        define('INFLUX_USER', $ts['user']); // expect: NFX201
        define('INFLUX_BUCKET', $ts['bucket']); // expect: NFX202
    }
}
