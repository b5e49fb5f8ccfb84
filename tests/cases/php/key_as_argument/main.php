<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function setting(array $credentials, string $key): string
{
    return (string) $credentials[$key]; // read: a
}
echo setting($influx, 'user'), "\n"; // expect: NFX201 (read a)
echo setting($influx, 'host'), "\n";
echo setting(key: 'bucket', credentials: $influx), "\n"; // expect: NFX202 (read a)
