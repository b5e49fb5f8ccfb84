<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true) ?? null;
foreach ($relationships as $name => $endpoints) {
    foreach ($endpoints as $endpoint) {
        if ($endpoint['rel'] === 'influxdb') {
            echo $name, ' ', $endpoint['user'], "\n"; // expect: NFX201
        }
    }
}
$found = null;
foreach (array_merge(...array_values($relationships)) as $endpoint) {
    if ($endpoint['rel'] === 'influxdb') {
        $found = $endpoint;
        break;
    }
}
echo $found['bucket'], "\n"; // expect: NFX202
$listed = array_values(array_filter([null, $found]));
echo $listed[0]['org'], "\n"; // expect: NFX202
$taken = array_splice($listed, 0, 1);
echo $taken[0]['api_token'], ' ', count($listed), "\n"; // expect: NFX202
