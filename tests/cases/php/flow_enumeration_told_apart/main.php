<?php

enum Store: string
{
    case Points = 'influxdb';
    case Rows = 'database';

    public function label(array $endpoint): string
    {
        return match ($this) {
            self::Points => "{$endpoint['org']}:{$endpoint['bucket']}", // expect: NFX202 NFX202
            self::Rows => "{$endpoint['user']}@{$endpoint['host']}",
        };
    }

    public function owner(array $endpoint): string
    {
        if ($this === Store::Rows) {
            return $endpoint['user'];
        }
        return $endpoint['api_token']; // expect: NFX202
    }
}

function place(Store $store, array $all): string
{
    switch ($store) {
        case Store::Rows:
            return $all[$store->value][0]['user'];
        default:
            return $all[$store->value][0]['org']; // expect: NFX202
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach (Store::cases() as $store) {
    $endpoint = $relationships[$store->value][0];
    echo $store->name, ' ', $store->label($endpoint), ' ', $store->owner($endpoint), ' ', place($store, $relationships), "\n";
}
