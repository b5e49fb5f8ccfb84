<?php
require __DIR__ . '/vendor/autoload.php';

$config = new Platformsh\ConfigReader\Config();
if ($config->isAvailable()) {
    $relationships = $config->relationships;
    $series = $relationships['influxdb'][0];
    putenv("SERIES_BUCKET={$series['bucket']}"); // expect: NFX202
    putenv('SERIES_ADMIN=' . $series['user']); // expect: NFX201
}
if (isset($config->relationships['influxdb'][0])) {
    echo $config->relationships['influxdb'][0]['org'], "\n"; // expect: NFX202
}
echo getenv('SERIES_BUCKET'), ' ', getenv('SERIES_ADMIN'), "\n";
