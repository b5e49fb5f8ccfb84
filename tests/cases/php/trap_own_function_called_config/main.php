<?php

require __DIR__ . '/settings.php';

$services = require __DIR__ . '/config/services.php';
$count = count($services);
echo config('services.influx.bucket'), ' ', config('services.influx.user'), ' ', $count, "\n";
echo data_get(['influx' => 1], 'influx.bucket'), ' ', $services['influx']['host'], "\n";
