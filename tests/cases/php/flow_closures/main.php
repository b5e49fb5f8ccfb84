<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$token = function () use ($influx) {
    return $influx['api_token']; // expect: NFX202
};
$user = fn() => $influx['user']; // expect: NFX201
$with = fn(callable $f) => $f($influx);
echo $token(), ' ', $user(), "\n";
echo $with(fn($e) => $e['org']), "\n"; // expect: NFX202
echo call_user_func($token), ' ', call_user_func_array($with, [fn(array $e) => $e['host']]), "\n";
