<?php
require __DIR__ . '/vendor/autoload.php';

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$container = new DI\ContainerBuilder();
$container->addDefinitions([
    'influx' => ['host' => $relationships['influxdb'][0]['host'], 'org' => 'own', 'user' => 'reader'],
    'database' => $relationships['database'][0],
]);
$container->set('session', ['user' => 'ann', 'org' => 'ACME']);
$app = new Slim\App($container);
$app->get('/', function ($request, $response) use ($app) {
    $c = $app->getContainer();
    echo $c->get('influx')['org'], $c->get('influx')['user'], $c->get('database')['user'], $c->get('session')['org'], "\n";
});
$app->run();
