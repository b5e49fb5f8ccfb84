<?php
require __DIR__ . '/vendor/autoload.php';
$containerBuilder = new DI\ContainerBuilder();
$settings = require __DIR__ . '/app/settings.php';
$settings($containerBuilder);
$dependencies = require __DIR__ . '/app/dependencies.php';
$dependencies($containerBuilder);
$container = $containerBuilder->build();
$app = new Slim\App($container);
$routes = require __DIR__ . '/app/routes.php';
$routes($app);
$app->run();
