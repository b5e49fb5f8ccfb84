<?php
$file = 'config/platform.php';
$relationships = require $file;
echo $relationships['influxdb'][0]['org'], "\n"; // expect: NFX202
$folder = __DIR__;
$again = require "$folder/config/platform.php";
echo $again['influxdb'][0]['bucket'], ' ', $again['database'][0]['username'], "\n"; // expect: NFX202
