<?php

function shown(array $from, string $key)
{
    return strtoupper($from[$key]);
}

function typed(array $from, string $key): string
{
    return $from[$key];
}

function noted(array $from, string $key)
{
    echo "read $key\n";
    return $from[$key];
}

function either(array $from, string $key, string $default = '')
{
    return $from[$key] ?? $default;
}

function collected(array $from, string|int ...$path): string
{
    $seen = '';
    foreach ($path as $step) {
        $seen .= "/$step";
        $from = $from[$step];
    }
    return "$seen: $from";
}

function plain(array $from, string $key)
{
    return $from[$key] ?? null;
}

function labelled(array $from, string $key): string
{
    return "$key=" . plain($from, $key);
}

function dotted(array $from, string $path)
{
    foreach (explode('.', $path) as $step) {
        $from = $from[$step] ?? null;
    }
    return $from;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$sql = $relationships['database'][0];
echo shown($influx, 'bucket'), ' ', shown($sql, 'user'), "\n"; // expect: NFX202
echo typed($influx, 'bucket'), ' ', typed($sql, 'user'), "\n"; // expect: NFX202
echo noted($influx, 'org'), ' ', noted($sql, 'user'), "\n"; // expect: NFX202
echo either($influx, 'api_token', 'none'), ' ', either($sql, 'user', 'none'), "\n"; // expect: NFX202
echo collected($relationships, 'influxdb', 0, 'org'), ' ', collected($relationships, 'database', 0, 'user'), "\n"; // expect: NFX202
echo labelled($influx, 'user'), ' ', labelled($sql, 'user'), "\n"; // expect: NFX201
$path = 'influxdb.0.bucket'; // expect: NFX202
echo $path, ' ', dotted($relationships, $path), ' ', dotted($relationships, 'database.0.user'), "\n";
