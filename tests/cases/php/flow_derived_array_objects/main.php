<?php

class Settings extends ArrayObject
{
    public function need(string $key): mixed
    {
        if (!isset($this[$key])) {
            throw new RuntimeException("no $key");
        }
        return $this[$key];
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = new Settings($relationships['influxdb'][0]);
echo $endpoint->need('host'), ' ', $endpoint->need('user'), "\n"; // expect: NFX201
echo $endpoint['org'], "\n"; // expect: NFX202
