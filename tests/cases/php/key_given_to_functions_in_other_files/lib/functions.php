<?php

function relationship(string $name): array
{
    $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    return $all[$name][0];
}

function export_value(array $endpoint, string $key, string $name): void
{
    putenv($name . '=' . $endpoint[$key]);
}

function required(array $endpoint, string $key): string
{
    if (!isset($endpoint[$key])) {
        throw new RuntimeException("There is no $key");
    }
    return $endpoint[$key];
}
