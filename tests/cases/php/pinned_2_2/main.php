<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
echo $influx['user'], ' ', $influx['bucket'], "\n"; // expect: NFX201 NFX202
