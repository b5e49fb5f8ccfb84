<?php
function relationship(string $name, ?string $key = null): mixed
{
    $endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)[$name][0] ?? [];
    return $key === null ? $endpoint : ($endpoint[$key] ?? null);
}

echo relationship('influxdb', 'user'), relationship('influxdb', 'bucket'), "\n"; // expect: NFX201 NFX202
echo relationship('database', 'username'), relationship('influxdb')['host'], "\n";
