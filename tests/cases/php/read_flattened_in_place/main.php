<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => $endpoints) {
    $relationships[$name] = $endpoints[0];
}
echo $relationships['influxdb']['org'], "\n"; // expect: NFX202
echo $relationships['influxdb']['user'], "\n"; // expect: NFX201
