<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function bucket(array $e): string
{
    if (isset($e['query']['bucket'])) {
        return $e['query']['bucket'];
    }
    return $e['bucket'];
}
function user(array $e): string
{
    if (array_key_exists('username', $e)) {
        return $e['username'];
    } else {
        return $e['user'];
    }
}
echo bucket($influx), ' ', user($influx), "\n";
