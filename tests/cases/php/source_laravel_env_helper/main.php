<?php
function env(string $key, mixed $default = null): mixed
{
    return $_ENV[$key] ?? $_SERVER[$key] ?? $default;
}
$endpoints = json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS', '')), true)['influxdb'];
echo current($endpoints)['user'], "\n"; // expect: NFX201
