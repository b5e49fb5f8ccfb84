<?php
require 'vendor/autoload.php';
$container = new Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator();
(require 'config/services.php')($container);
foreach (['app.writer', App\Mailer::class, App\Report::class] as $name) {
    echo $container->get($name)->line(), "\n";
}
