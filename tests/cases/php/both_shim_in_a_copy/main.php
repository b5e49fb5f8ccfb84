<?php
function with_old_keys(array $endpoint): array
{
    if (isset($endpoint['query'])) {
        $endpoint['user'] = $endpoint['username'];
        foreach (['org', 'bucket'] as $key) {
            $endpoint[$key] = $endpoint['query'][$key];
        }
    }
    return $endpoint;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = with_old_keys($relationships['influxdb'][0]);
echo $influx['user'], ' ', $influx['bucket'], ' ', $influx['org'], "\n";
