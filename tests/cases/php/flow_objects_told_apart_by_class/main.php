<?php

interface Described
{
}

abstract class Endpoint implements JsonSerializable
{
    public function __construct(public readonly array $held)
    {
    }

    public function jsonSerialize(): array
    {
        return ['host' => $this->held['host']];
    }
}

final class Points extends Endpoint implements Described
{
}

final class Rows extends Endpoint
{
}

function label(Endpoint $endpoint): string
{
    if ($endpoint instanceof Rows) {
        return $endpoint->held['user'];
    }
    return $endpoint->held['bucket']; // expect: NFX202
}

function owner(Endpoint $endpoint): string
{
    return match (true) {
        $endpoint instanceof Described => $endpoint->held['org'], // expect: NFX202
        default => $endpoint->held['user'],
    };
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ([new Points($relationships['influxdb'][0]), new Rows($relationships['database'][0])] as $endpoint) {
    echo label($endpoint), ' ', owner($endpoint), ' ', json_encode($endpoint), "\n";
}
