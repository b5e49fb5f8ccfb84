<?php
use App\Writer;
return function (Slim\App $app) {
    $app->get('/', App\HomeAction::class);
    $app->get('/status', function ($request, $response) use ($app) {
        $influx = $app->getContainer()->get('settings')['influx'];
        echo $influx['org'], "\n";  // expect: NFX202
    });
};
