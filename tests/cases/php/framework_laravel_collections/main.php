<?php
require 'vendor/autoload.php';

use Illuminate\Support\Arr;

$relationships = collect(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true));
$influx = collect(collect($relationships->get('influxdb'))->first());
echo $influx->get('host'), ' ', $influx->get('user'), "\n"; // expect: NFX201
echo $influx->get('org', 'none') . '/' . $influx->get('bucket'), "\n"; // expect: NFX202 NFX202
echo Arr::first($relationships->get('influxdb'))['api_token'], "\n"; // expect: NFX202
echo implode(',', collect($relationships->get('influxdb'))->pluck('bucket')->all()), "\n"; // expect: NFX202
$names = $relationships->filter(fn ($all) => $all[0]['rel'] === 'influxdb')->map(fn ($all) => $all[0]['user']); // expect: NFX201
echo implode(',', $names->all()), "\n";
$by = $relationships->collapse()->mapWithKeys(fn ($each) => [$each['rel'] => $each]);
echo $by->get('influxdb')['host'], "\n";
