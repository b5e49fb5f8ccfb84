<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function either(array $e, string $old, string ...$new): mixed
{
    $found = $e;
    foreach ($new as $step) {
        if (!is_array($found) || !array_key_exists($step, $found)) {
            return $e[$old];
        }
        $found = $found[$step];
    }
    return $found;
}
echo either($influx, 'host', 'hostname') ? 'host' : '', "\n";
