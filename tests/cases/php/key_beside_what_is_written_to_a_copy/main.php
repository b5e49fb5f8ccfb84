<?php
function with_address(array $endpoint): array
{
    if (isset($endpoint['host'])) {
        $endpoint['user'] = $endpoint['user'] . '@' . $endpoint['host'];  // expect: NFX201
        $endpoint['org'] = 'main';
    }
    return $endpoint;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = with_address($relationships['influxdb'][0]);
echo $influx['user'], ' ', $influx['bucket'], ' ', $influx['org'], "\n";  // expect: NFX202
