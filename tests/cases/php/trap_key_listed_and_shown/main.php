<?php

final class Database
{
    public function __construct(public string $host, public string $user)
    {
    }

    public static function from(array $from): self
    {
        return new self(...array_intersect_key($from, array_flip(['host', 'user'])));
    }
}

function field(array $from, string $key)
{
    return $from[$key];
}

const KEYS = ['user', 'password'];

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$out = [];
foreach (KEYS as $key) {
    $out[$key] = field($relationships['database'][0], $key);
}
foreach (['host', 'port'] as $key) {
    $out["influx_$key"] = field($relationships['influxdb'][0], $key);
}
$read = fn(string $key) => $relationships['database'][0][$key];
echo json_encode($out), implode(',', KEYS), $read('user'), Database::from($relationships['database'][0])->user, "\n";
