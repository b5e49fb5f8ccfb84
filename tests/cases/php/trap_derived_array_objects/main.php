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
