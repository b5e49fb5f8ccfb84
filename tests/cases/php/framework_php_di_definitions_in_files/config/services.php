<?php
return [
    'target' => function ($container) {
        $influx = $container->get('settings')['influx'];
        return $influx['host'] . '/' . $influx['bucket']; // expect: NFX202
    },
    'sender' => fn ($container) => $container->get('settings')['mail']['user'],
];
