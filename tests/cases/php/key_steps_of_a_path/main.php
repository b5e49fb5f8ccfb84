<?php
function step(mixed $data, string ...$path): mixed
{
    foreach ($path as $step) {
        if (!is_array($data) || !array_key_exists($step, $data)) {
            return null;
        }
        $data = $data[$step];
    }
    return $data;
}
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo step($relationships, 'influxdb', '0', 'bucket'), "\n"; // expect: NFX202
echo step($relationships, 'database', '0', 'user'), step($relationships['influxdb']['0'], 'host'), "\n";
