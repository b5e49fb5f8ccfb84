<?php
require 'vendor/autoload.php';
$container = new Container('config/packages/metrics.yaml', 'config/services.yaml');
echo $container->get(App\Writer::class)->line(), "\n";
echo $container->get(App\Report::class)->line(), "\n";
echo $container->getParameter('metrics.all')['influxdb'][0]['user'], "\n"; // expect: NFX201
