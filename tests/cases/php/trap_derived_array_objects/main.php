<?php

class Settings extends ArrayObject
{
    public function need(string $key): mixed
    {
        return $this[$key] ?? 'none';
    }
}

class Own extends ArrayObject
{
    public function __construct(array $given)
    {
        parent::__construct(['user' => 'me', 'host' => $given['host']]);
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = $relationships['influxdb'][0];
$own = new Settings(['user' => 'me', 'org' => 'acme']);
echo $own->need('user'), $own['org'], (new Own($endpoint))['user'], (new Settings($endpoint))->need('port'), "\n";

class Strict extends ArrayObject
{
    public function __construct(array $values)
    {
        parent::__construct($values);
    }

    public function offsetGet(mixed $key): mixed
    {
        return parent::offsetExists($key) ? parent::offsetGet($key) : 'none';
    }
}

$strict = new Strict(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0]);
$own = new Strict(['bucket' => 'own', 'user' => 'me']);
echo $strict['host'], ' ', $own['bucket'], ' ', $own['user'], "\n";
