<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function line(array $endpoint): string
{
    extract($endpoint);
    return "$host $user $bucket"; // expect: NFX201 NFX202
}
echo line($influx), "\n";
