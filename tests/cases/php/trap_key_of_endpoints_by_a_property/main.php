<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$byKind = array_column(array_merge(...array_values($relationships)), null, 'rel');
echo $byKind['postgresql']['user'], ' ', $byKind['influxdb']['host'], "\n";
$own = array_column([['id' => 'a', 'user' => 'me'], ['id' => 'b', 'user' => 'you']], null, 'id');
echo $own['b']['user'], ' ', implode(' ', array_column($relationships['database'], 'user', 'host')), "\n";
