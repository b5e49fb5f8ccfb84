<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function token(): ?string
{
    global $influx;
    return $influx['api_token']; // expect: NFX202
}
echo token(), ' ', (function () { return $GLOBALS['influx']['host']; })(), "\n";
