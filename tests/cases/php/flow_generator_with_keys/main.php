<?php

final class Endpoints implements IteratorAggregate
{
    public function __construct(private array $all)
    {
    }

    public function getIterator(): Generator
    {
        foreach ($this->all as $name => $instances) {
            yield $name => $instances[0];
        }
    }
}

function known(array $all): iterable
{
    yield 'points' => $all['influxdb'][0];
    yield 'rows' => $all['database'][0];
}

function all(array $all): iterable
{
    yield from known($all);
    yield from ['influxdb' => $all['influxdb'][0]];
}

function numbered(array $all): iterable
{
    foreach ($all as $name => $instances) {
        foreach ($instances as $number => $endpoint) {
            yield "$name.$number" => $endpoint;
        }
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach (new Endpoints($relationships) as $name => $endpoint) {
    if ($name === 'influxdb') {
        echo $endpoint['bucket'], "\n"; // expect: NFX202
    } elseif ($name === 'database') {
        echo $endpoint['user'], "\n";
    }
}
foreach (new Endpoints($relationships) as $endpoint) {
    echo $endpoint['rel'] === 'influxdb' ? $endpoint['org'] : $endpoint['host'], "\n"; // expect: NFX202
}
foreach (known($relationships) as $name => $endpoint) {
    echo $name === 'rows' ? $endpoint['user'] : $endpoint['api_token'], "\n"; // expect: NFX202
}
foreach (all($relationships) as $name => $endpoint) {
    if ($name === 'points' || $name === 'influxdb') {
        echo $endpoint['org'], "\n"; // expect: NFX202
    } elseif ($name === 'rows') {
        echo $endpoint['user'], "\n";
    }
}
foreach (numbered($relationships) as $name => $endpoint) {
    if ($endpoint['rel'] === 'influxdb') {
        echo $name, ' ', $endpoint['bucket'], "\n"; // expect: NFX202
    }
}
$listed = iterator_to_array(known($relationships));
echo $listed['points']['user'], ' ', $listed['rows']['user'], "\n"; // expect: NFX201
