<?php
require __DIR__ . '/vendor/autoload.php';

$container = (new DI\ContainerBuilder())->addDefinitions(__DIR__ . '/config/services.php')->build();
echo $container->get('dsn'), ' ', $container->get('influx')['user'], "\n"; // expect: NFX201
echo $container->get('mail')['user'], ' ', $container->get('mail')['bucket'], "\n";
