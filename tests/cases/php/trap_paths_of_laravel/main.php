<?php
require 'vendor/autoload.php';

use Illuminate\Support\Arr;

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$settings = ['influx' => ['user' => 'app', 'host' => Arr::get($relationships, 'influxdb.0.host')]];
echo Arr::get($settings, 'influx.user'), data_get($settings, 'influx.host'), "\n";
echo data_get($relationships, 'database.0.user') === null ? 1 : 2, "\n";
echo Arr::get($relationships, 'influxdb.0.query.org') ?? Arr::get($relationships, 'influxdb.0.org'), "\n";
