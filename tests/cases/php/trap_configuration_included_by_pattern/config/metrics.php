<?php
$influx = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
return ['host' => $influx['host'], 'user' => 'writer'];
