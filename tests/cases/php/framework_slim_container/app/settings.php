<?php
declare(strict_types=1);
use DI\ContainerBuilder;
return function (ContainerBuilder $containerBuilder) {
    $relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    $containerBuilder->addDefinitions([
        'settings' => [
            'displayErrorDetails' => true,
            'influx' => $relationships['influxdb'][0],
            'database' => $relationships['database'][0],
        ],
    ]);
};
