<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
function url(array $e): string
{
    return sprintf('%s://%s:%s@%s:%d/%s', $e['scheme'], $e['user'], $e['password'], $e['host'], $e['port'], $e['path']);
}
echo url($relationships['database'][0]), "\n";
echo count($relationships['influxdb']), "\n";
