<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$config['user'] = $influx['username'] ?? $influx['password'];
$config['bucket'] = 'metrics';
$store = new stdClass();
$store->org = 'main';
$store->api_token ??= 'none';
echo $config['user'] ? 'set' : 'unset', ' ', $config['bucket'], ' ', $store->org, ' ', $store->api_token, "\n";
