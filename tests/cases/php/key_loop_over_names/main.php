<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
foreach (['host', 'user', 'bucket'] as $name) { // expect: NFX201 NFX202 (read a)
    echo "$name: ", $influx[$name], "\n"; // read: a
}
