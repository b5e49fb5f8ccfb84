<?php

class Strict extends ArrayObject
{
    public function __construct(array $values)
    {
        parent::__construct($values);
    }

    public function offsetGet(mixed $key): mixed
    {
        return parent::offsetGet($key);
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$strict = new Strict($relationships['influxdb'][0]);
echo $strict['host'], ' ', $strict['bucket'], ' ', $strict['user'], "\n"; // expect: NFX202 NFX201
