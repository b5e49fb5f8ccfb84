<?php
$all = array_merge(...array_values(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)));
$ep = array_values(array_filter($all, fn($each) => $each['service'] === 'timedb'))[0];
$q = $ep['query'] ?? $ep;
echo $q['org'], ' ', $q['bucket'], "\n"; // allow: NFX290
