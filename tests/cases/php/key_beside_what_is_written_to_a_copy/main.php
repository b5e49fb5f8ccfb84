<?php
function named_by_host(array $endpoint): array
{
    if (getenv('SHORT')) {
        $endpoint['org'] = $endpoint['host'];
    }
    return $endpoint;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = named_by_host($relationships['influxdb'][0]);
echo $influx['user'], ' ', $influx['bucket'], ' ', $influx['org'], "\n";  // expect: NFX201 NFX202 NFX202
