<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => $endpoints) {
    $relationships[$name] = isset($endpoints[0]['query']) ? $endpoints[0]['query'] + $endpoints[0] : $endpoints[0];
}
echo $relationships['influxdb']['org'], "\n"; // allow: NFX290
