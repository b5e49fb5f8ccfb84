<?php

final class Endpoints implements Iterator
{
    private int $at = 0;

    public function __construct(private array $list)
    {
    }

    public function current(): array
    {
        return $this->list[$this->at];
    }

    public function key(): int
    {
        return $this->at;
    }

    public function next(): void
    {
        $this->at++;
    }

    public function rewind(): void
    {
        $this->at = 0;
    }

    public function valid(): bool
    {
        return isset($this->list[$this->at]);
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach (new Endpoints($relationships['influxdb']) as $endpoint) {
    echo $endpoint['bucket'], "\n"; // expect: NFX202
}
foreach (new Endpoints($relationships['influxdb']) as $number => $endpoint) {
    echo $number, ' ', $endpoint['user'], "\n"; // expect: NFX201
}
foreach (new Endpoints($relationships['database']) as $number => $endpoint) {
    echo $number, ' ', isset($endpoint['user']) ? 'user' : 'none', strlen($endpoint['user'] ?? '') < 0, "\n";
}
