<?php
function summary(array $endpoint): string
{
    $influx_local = 'local';
    extract($endpoint, EXTR_PREFIX_ALL, 'influx');
    return "$influx_host $influx_local $influx_user"; // expect: NFX201
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo summary($relationships['influxdb'][0]), "\n";
