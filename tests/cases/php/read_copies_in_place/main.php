<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => $endpoints) {
    $relationships[$name] = $endpoints[0] + ['name' => $name];
}
echo $relationships['influxdb']['org'], ' ', $relationships['influxdb']['name'], "\n"; // expect: NFX202
