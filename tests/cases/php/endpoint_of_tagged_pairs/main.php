<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$stores = [['points', $relationships['influxdb'][0]], ['rows', $relationships['database'][0]]];
foreach ($stores as [$kind, $endpoint]) {
    switch ($kind) {
        case 'points':
            echo $endpoint['user'], ' ', $endpoint['org'], "\n"; // expect: NFX201 NFX202
            break;
        case 'rows':
            echo $endpoint['username'], "\n";
            break;
    }
}
foreach ($stores as $each) {
    echo $each[0] === 'points' ? $each[1]['bucket'] : $each[1]['username'], "\n"; // expect: NFX202
}
