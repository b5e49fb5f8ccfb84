<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

function tagged(array &$endpoint, string $tag): void
{
    $endpoint = $tag === '' ? $endpoint : $endpoint + ['tag' => $tag];
}

function first(?array &$found): void
{
    $found = $GLOBALS['relationships']['influxdb'][0];
}

$one = $relationships['influxdb'][0];
tagged($one, 'a');
echo $one['org'], ' ', $one['tag'], "\n"; // expect: NFX202
$other = [];
first($other);
echo $other['user'], "\n"; // expect: NFX201
