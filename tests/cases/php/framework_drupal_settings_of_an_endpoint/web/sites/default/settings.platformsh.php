<?php

$relationships = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), TRUE);
$settings['timeseries'] = $relationships['influxdb'][0];
$settings['services']['sql'] = $relationships['database'][0];
