<?php
$influx = json_decode($_ENV['INFLUX'] ?? getenv('INFLUX'), true);
['host' => $host, 'api_token' => $token] = $influx; // expect: NFX202
echo $host, $token, json_decode(getenv('INFLUX'))->user, PHP_EOL; // expect: NFX201
