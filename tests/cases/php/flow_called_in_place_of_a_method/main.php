<?php

class Endpoint
{
    public function __construct(private array $held)
    {
    }

    public function getPort(): string
    {
        return 'port ' . $this->held['port'];
    }

    public function __call(string $method, array $arguments): ?string
    {
        if (!str_starts_with($method, 'get')) {
            throw new BadMethodCallException($method);
        }
        return $this->held[lcfirst(substr($method, 3))] ?? $arguments[0] ?? null;
    }
}

class Platform
{
    public static function __callStatic(string $name, array $arguments): string
    {
        $relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
        return $relationships['influxdb'][0][$name];
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = new Endpoint($relationships['influxdb'][0]);
echo $endpoint->getHost(), ' ', $endpoint->getPort(), "\n";
echo $endpoint->getBucket(), ' ', $endpoint->getUser('nobody'), "\n"; // expect: NFX201 NFX202
echo Platform::org(), ' ', Platform::host(), "\n"; // expect: NFX202
