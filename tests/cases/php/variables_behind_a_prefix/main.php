<?php
$short = [];
foreach (getenv() as $name => $value) {
    if (str_starts_with($name, 'INFLUXDB_')) {
        $short[strtolower(substr($name, 9))] = $value;
    }
}
echo $short['host'], $short['user'] ?? '-', "\n"; // expect: NFX203

$kept = [];
foreach (getenv() as $name => $value) {
    if (strpos($name, 'INFLUXDB_') === 0) {
        $kept[str_replace('INFLUXDB_', '', $name)] = $value;
    }
}
echo $kept['BUCKET'] ?? '-', "\n"; // expect: NFX203
