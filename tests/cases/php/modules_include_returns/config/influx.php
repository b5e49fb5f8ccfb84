<?php
$platform = require 'platform.php';
$ts = $platform['influxdb'][0];

return [
    'url' => "http://{$ts['host']}:{$ts['port']}",
    'bucket' => $ts['bucket'], // expect: NFX202
    'user' => $ts['user'], // expect: NFX201
];
