<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$q = array_key_exists('query', $influx) ? $influx['query'] : $influx;
echo $q['org'], ' ', $q['bucket'], ' ', $q['api_token'], "\n";
['org' => $org] = $influx['query'] ?? $influx;
echo $org, "\n";
