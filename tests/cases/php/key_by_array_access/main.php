<?php

class Bag implements ArrayAccess
{
    public function __construct(private array $items)
    {
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->items[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->items[$offset] ?? null;
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->items[$offset] = $value;
    }

    public function offsetUnset(mixed $offset): void
    {
        unset($this->items[$offset]);
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$bag = new Bag($relationships['influxdb'][0]);
echo $bag['host'], ' ', $bag['user'], "\n"; // expect: NFX201
echo $bag["org"], ' ', $bag->offsetGet('bucket'), "\n"; // expect: NFX202 NFX202
