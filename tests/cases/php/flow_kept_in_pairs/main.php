<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

function influx(array $relationships): iterable
{
    foreach ($relationships as $name => $endpoints) {
        foreach ($endpoints as $endpoint) {
            if ($endpoint['rel'] !== 'influxdb') {
                continue;
            }
            yield from [[$name, $endpoint]];
        }
    }
}

$listed = $named = [];
foreach ($relationships as $name => $endpoints) {
    foreach ($endpoints as $endpoint) {
        if ($endpoint['rel'] !== 'influxdb') {
            continue;
        }
        $listed[] = [$name, $endpoint];
        $named[$name] = ['endpoint' => $endpoint, 'at' => $name];
    }
}
foreach (influx($relationships) as [$name, $endpoint]) {
    echo $name, ' ', $endpoint['org'], "\n"; // expect: NFX202
}
foreach ($listed as [$name, $endpoint]) {
    echo $name, ' ', $endpoint['user'], "\n"; // expect: NFX201
}
foreach ($named as ['endpoint' => $endpoint]) {
    echo $endpoint['bucket'], "\n"; // expect: NFX202
}
