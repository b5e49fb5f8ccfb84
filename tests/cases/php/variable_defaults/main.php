<?php
function env(string $key, $default = null)
{
    return $_ENV[$key] ?? $default;
}
$config = [
    'user' => $_ENV['INFLUXDB_USER'] ?? 'nobody', // expect: NFX203
    'bucket' => $_SERVER['INFLUXDB_BUCKET'] ?? 'none', // expect: NFX203
    'org' => ($_ENV['INFLUXDB_ORG'] ?? null) ?: 'none', // expect: NFX203
];
echo implode(' ', $config), "\n";
