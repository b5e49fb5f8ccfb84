<?php
require __DIR__ . '/vendor/autoload.php';

$container = (new DI\ContainerBuilder())
    ->addDefinitions(__DIR__ . '/config/settings.php', __DIR__ . '/config/services.php')
    ->build();
echo $container->get('target'), ' ', $container->get('sender'), "\n";
