<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), TRUE);
$settings['metrics']['host'] = $relationships['influxdb'][0]['host'];
$settings['metrics']['user'] = 'me';
$settings['other']['endpoint'] = $relationships['database'][0];
