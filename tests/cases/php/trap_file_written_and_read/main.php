<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
file_put_contents('database.json', json_encode($relationships['database'][0]));
file_put_contents('influx.json', json_encode(['host' => $relationships['influxdb'][0]['host'], 'user' => 'me']));
$database = json_decode(file_get_contents('database.json'), true);
$influx = json_decode(file_get_contents('influx.json'), true);
echo $database['user'], ' ', $influx['user'], '@', $influx['host'], "\n";
