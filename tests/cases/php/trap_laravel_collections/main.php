<?php
require 'vendor/autoload.php';

use Illuminate\Support\Arr;

$relationships = collect(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true));
echo collect($relationships->get('influxdb'))->first()['host'], "\n";
$users = collect([['user' => 'ann', 'org' => 'acme'], ['user' => 'bob', 'org' => 'acme']]);
echo implode(',', $users->pluck('user')->all()), ' ', $users->first(fn ($each) => $each['user'] === 'bob')['org'], "\n";
echo implode(',', Arr::only($users->first(), ['org', 'bucket'])), "\n";
echo implode(',', $relationships->map(fn ($all) => $all[0]['host'])->all()), "\n";
echo collect(['bucket' => 'pictures'])->get('bucket', 'none'), "\n";
