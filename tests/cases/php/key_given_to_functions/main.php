<?php

class Wrapped
{
    public function __construct(private array $held)
    {
    }

    public function __get(string $name): mixed
    {
        return $this->held[$name] ?? null;
    }

    public function value(string $key, mixed $default = null): mixed
    {
        if (!array_key_exists($key, $this->held)) {
            return $default;
        }
        return $this->held[$key];
    }
}

function field(array $all, string $service, string $key)
{
    $found = $all[$service][0][$key] ?? null;
    if ($found === null) {
        throw new LogicException('missing');
    }
    return $found;
}

function dig(array $from, string|int ...$path): mixed
{
    foreach ($path as $step) {
        if (!isset($from[$step])) {
            return null;
        }
        $from = $from[$step];
    }
    return $from;
}

function dotted(array $from, string $path): mixed
{
    foreach (explode('.', $path) as $step) {
        $from = $from[$step] ?? null;
    }
    return $from;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = new Wrapped($relationships['influxdb'][0]);
$sql = new Wrapped($relationships['database'][0]);
echo $influx->bucket, ' ', "{$influx->org}", ' ', $sql->user, "\n"; // expect: NFX202 NFX202
echo $influx->value('api_token', 'none'), ' ', $influx->value('user'), ' ', $sql->value('host'), "\n"; // expect: NFX202 NFX201
echo field($relationships, 'influxdb', 'org'), ' ', field($relationships, 'database', 'user'), "\n"; // expect: NFX202
echo dig($relationships, 'influxdb', 0, 'bucket'), ' ', dig($relationships, 'database', 0, 'user'), "\n"; // expect: NFX202
echo dotted($relationships, 'influxdb.0.org'), ' ', dotted($relationships, 'database.0.user'), "\n"; // expect: NFX202
