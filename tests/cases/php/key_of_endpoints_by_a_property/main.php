<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$byKind = array_column(array_merge(...array_values($relationships)), null, 'rel');
echo $byKind['influxdb']['user'], ' ', $byKind['influxdb']['host'], "\n";  // expect: NFX201
foreach (array_column($relationships['influxdb'], 'user', 'host') as $host => $user) {  // expect: NFX201
    echo "$host $user\n";
}
