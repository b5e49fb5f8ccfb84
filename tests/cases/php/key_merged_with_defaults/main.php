<?php
$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
$all = $endpoint + ['timeout' => 5] + ['retries' => 1];
echo $all['bucket'], $all['timeout'], $all['retries'], "\n"; // expect: NFX202
