<?php
require 'vendor/autoload.php';

use Illuminate\Support\Arr;

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo Arr::get($relationships, 'influxdb.0.host'), "\n";
echo Arr::get($relationships, 'influxdb.0.api_token'), "\n"; // expect: NFX202
echo data_get($relationships['influxdb'][0], 'bucket', 'none'), "\n"; // expect: NFX202
echo Arr::get($relationships['influxdb'], "0.user"), "\n"; // expect: NFX201
