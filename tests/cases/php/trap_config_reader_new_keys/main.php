<?php
require 'vendor/autoload.php';

$config = new Platformsh\ConfigReader\Config();
$c = $config->credentials('influxdb');
$d = $config->credentials('database');
echo $d['user'], ' ', $c['host'], ' ', isset($c['query']['bucket']) || isset($c['bucket']) ? 'bucket' : '', "\n";
