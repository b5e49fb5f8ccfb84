<?php
$GLOBALS['influx'] = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
function influx_token(): string
{
    global $influx;
    return $influx['api_token']; // expect: NFX202
}
echo influx_token(), "\n";
