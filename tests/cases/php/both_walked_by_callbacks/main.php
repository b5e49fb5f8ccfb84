<?php

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
$alike = isset($endpoint['query']) ? [...$endpoint, ...$endpoint['query']] : $endpoint;
print_r(array_filter($alike, fn ($key) => in_array($key, ['org', 'bucket']), ARRAY_FILTER_USE_KEY));
array_walk($alike, function ($value, $key) {
    if ($key === 'api_token') {
        echo $value, "\n";
    }
});
