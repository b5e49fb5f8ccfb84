<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$defaults = ['org' => 'fallback', 'timeout' => 3];
$own = $influx + $defaults;
echo $own['org'], "\n"; // expect: NFX202 (unseen: differs)
