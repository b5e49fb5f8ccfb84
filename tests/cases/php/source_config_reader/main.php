<?php
require __DIR__ . '/vendor/autoload.php';

use Platformsh\ConfigReader\Config;

$config = new Config();
if ($config->hasRelationship('influxdb')) {
    $credentials = $config->credentials('influxdb');
    echo $credentials['user'], "\n"; // expect: NFX201
    echo $config->credentials('influxdb')['bucket'], "\n"; // expect: NFX202
}
