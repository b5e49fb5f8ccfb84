<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$stores = [
    ['points', $relationships['influxdb'][0]],
    ['rows', $relationships['database'][0]],
    ['users', ['host' => 'localhost', 'user' => 'me', 'org' => 'ours']],
];
foreach ($stores as [$kind, $endpoint]) {
    echo $endpoint['host'], "\n";
    if ($kind === 'users') {
        echo $endpoint['user'], ' ', $endpoint['org'], "\n";
    } elseif ($kind === 'rows') {
        echo $endpoint['username'], "\n";
    }
}
