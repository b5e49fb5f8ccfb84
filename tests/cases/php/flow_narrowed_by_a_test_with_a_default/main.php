<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => $endpoints) {
    foreach ($endpoints as $endpoint) {
        if (str_starts_with($endpoint['rel'] ?? '', 'influx')) {
            echo $name, ' ', $endpoint['org'], "\n"; // expect: NFX202
        }
        if (($endpoint['scheme'] ?? 'none') !== 'http') {
            echo $endpoint['user'], "\n";
            continue;
        }
        if (($endpoint['rel'] ?? null) === 'influxdb') {
            echo $endpoint['user'], "\n"; // expect: NFX201
        }
    }
}
