<?php
define('INFLUX', 'influxdb');
$platform = json_decode(base64_decode($_SERVER['PLATFORM_RELATIONSHIPS']), true);

function credentials(string $name): array
{
    return $GLOBALS['platform'][$name][0];
}
