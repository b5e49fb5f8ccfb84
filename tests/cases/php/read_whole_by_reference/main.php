<?php

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
$settings = ['influx' => ['org' => 'none'], 'other' => ['org' => 'none']];
$influx = &$settings['influx'];
$influx = $endpoint;
echo $settings['influx']['org'], "\n"; // expect: NFX202
$other = &$settings['other'];
$other = ['org' => 'made', 'host' => $endpoint['host']];
echo $settings['other']['org'], "\n";
