<?php

final class Connection
{
    private readonly string $kind;

    public function __construct(string $kind, private readonly array $endpoint)
    {
        $this->kind = $kind;
    }

    public function name(): string
    {
        return match ($this->kind) {
            'influxdb' => $this->endpoint['host'],
            'database' => $this->endpoint['user'] . '@' . $this->endpoint['host'],
        };
    }

    public function port(): string
    {
        if ($this->kind === 'database') {
            return $this->endpoint['user'];
        }
        return (string) $this->endpoint['port'];
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$points = new Connection('influxdb', $relationships['influxdb'][0]);
$rows = new Connection('database', $relationships['database'][0]);
echo $points->name(), ' ', $points->port(), ' ', $rows->name(), ' ', $rows->port(), "\n";
