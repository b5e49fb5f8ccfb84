<?php
function env($key, $default = null)
{
    $value = getenv($key);
    return $value === false ? $default : $value;
}
$config = [];
foreach (glob(__DIR__ . '/config/*.php') as $file) {
    $config[basename($file, '.php')] = require $file;
}
echo implode(' ', $config['influxdb']), "\n";
