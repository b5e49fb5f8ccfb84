<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => $endpoints) {
    foreach ($endpoints as $endpoint) {
        if ($endpoint['rel'] === 'influxdb') {
            echo "$name: $endpoint[user]\n"; // expect: NFX201
        }
        if (str_starts_with($endpoint['type'], 'influxdb')) {
            echo $endpoint['bucket'], "\n"; // expect: NFX202
        }
        if (strpos($endpoint['type'], 'influxdb') === 0) {
            echo $endpoint['org'], "\n"; // expect: NFX202
        }
        if ($endpoint['scheme'] !== 'http') {
            echo $endpoint['user'], "\n";
            continue;
        }
    }
}
