<?php
declare(strict_types=1);
use DI\ContainerBuilder;
use Psr\Container\ContainerInterface;
use App\Writer;
return function (ContainerBuilder $containerBuilder) {
    $containerBuilder->addDefinitions([
        Writer::class => function (ContainerInterface $c) {
            $settings = $c->get('settings');
            return new Writer($settings['influx']);
        },
        'dsn' => function (ContainerInterface $c) {
            $db = $c->get('settings')['database'];
            return $db['user'] . '@' . $db['host'];
        },
    ]);
};
