<?php
$config = require __DIR__ . '/config/influx.php';
$endpoints = include dirname(__FILE__) . '/config/platform.php';
echo implode(' ', $config), "\n";
echo $endpoints['influxdb'][0]['api_token'], "\n"; // expect: NFX202
