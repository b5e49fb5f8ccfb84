<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$client = fn(string $url): string => json_encode(['user' => 'api', 'org' => parse_url($url, PHP_URL_HOST)]);
$answer = json_decode($client("http://{$influx['host']}:{$influx['port']}/api/v2/me"), true);
echo $answer['user'], ' ', $answer['org'], "\n";
