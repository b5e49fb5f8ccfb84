<?php
function dsn(array $e): string
{
    return match (true) {
        isset($e['username']) => "{$e['username']}@{$e['host']}",
        default => "{$e['user']}@{$e['host']}",
    };
}
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo dsn($relationships['influxdb'][0]), dsn($relationships['database'][0]), "\n";
