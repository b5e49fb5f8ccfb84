<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function normalised(array $e): array
{
    return [
        'user' => $e['username'] ?? '',
        'host' => $e['host'],
        'org' => $e['query']['org'] ?? '',
    ];
}
$n = normalised($influx);
echo strlen($n['host']), isset($n['user']), isset($n['org']), "\n";
