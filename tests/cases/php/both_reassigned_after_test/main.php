<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$user = $influx['user'] ?? null;
if ($user === null) {
    $user = $influx['username'];
}
$token = @$influx['api_token'];
if (!$token) {
    $token = $influx['query']['api_token'];
}
echo $user, ' ', $token, "\n";
