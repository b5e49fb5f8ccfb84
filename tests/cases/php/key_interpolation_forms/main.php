<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
echo "a $influx[user]\n"; // expect: NFX201
echo "b $influx[bucket] {$influx['org']}\n"; // expect: NFX202 NFX202
echo "c {$influx["api_token"]}\n"; // expect: NFX202
