<?php
$short = [];
foreach (getenv() as $name => $value) {
    if (str_starts_with($name, 'PG_')) {
        $short[strtolower(substr($name, 3))] = $value;
    }
}
echo $short['user'] ?? '-', "\n";

$own = ['user' => 'me'];
foreach (getenv() as $name => $value) {
    if (str_starts_with($name, 'INFLUXDB_')) {
        $own['last'] = $value;
    }
}
echo $own['user'], "\n";
