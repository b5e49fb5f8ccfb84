<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$first = array_map(fn (array $endpoints) => $endpoints[0], $relationships);
echo $first['influxdb']['host'], ' ', $first['influxdb']['org'], "\n"; // expect: NFX202
echo $first['database']['user'], ' ', $first['database']['host'], "\n";
$other = array_filter($relationships, fn (array $endpoints) => count($endpoints) > 0);
echo $other['influxdb'][0]['user'], ' ', $other['database'][0]['user'], "\n"; // expect: NFX201
