<?php

function fill(array &$settings, array $relationships): void
{
    $settings = $relationships['influxdb'][0];
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$settings = [];
fill($settings, $relationships);

return ['influx' => $settings];
