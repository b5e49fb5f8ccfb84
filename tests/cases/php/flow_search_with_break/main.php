<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$found = null;
foreach ($relationships as $endpoints) {
    foreach ($endpoints as $endpoint) {
        if ($endpoint['rel'] == 'influxdb') {
            $found = $endpoint;
            break 2;
        }
    }
}
echo $found['bucket'], "\n"; // expect: NFX202
