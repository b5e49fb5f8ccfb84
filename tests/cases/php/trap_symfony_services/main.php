<?php
require 'vendor/autoload.php';
$container = new Container('config/packages/metrics.yaml', 'config/services.yaml');
echo $container->get(App\Both::class)->line(), "\n";
echo $container->get(App\Own::class)->line(), "\n";
echo (new App\Made(['influxdb' => [['org' => 'made']]]))->line(), "\n";
