<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$buckets = array_column($relationships['influxdb'], 'bucket'); // expect: NFX202 (unseen: differs)
echo implode(',', $buckets), "\n";
echo json_encode(array_column($relationships['influxdb'], 'api_token', 'host')), "\n"; // expect: NFX202
