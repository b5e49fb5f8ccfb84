<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
array_walk($relationships, function (array $endpoints, string $name): void {
    if ($name === 'influxdb') {
        echo $endpoints[0]['user'], "\n"; // expect: NFX201
    } else {
        echo $endpoints[0]['username'] ?? '-', "\n";
    }
});
foreach ($relationships as [$endpoint]) {
    switch ($endpoint['rel']) {
        case 'postgresql':
            echo $endpoint['username'], "\n";
            break;
        case 'influxdb':
            echo $endpoint['user'], $endpoint['org'], "\n"; // expect: NFX201 NFX202
            break;
    }
}
