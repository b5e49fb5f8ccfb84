<?php
function filled(array &$endpoint): void
{
    $endpoint += $endpoint['query'] ?? [];
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships['influxdb'] as &$endpoint) {
    $endpoint = $endpoint + ['user' => $endpoint['username'] ?? ''];
    $endpoint += $endpoint['query'] ?? [];
}
unset($endpoint);
['user' => $user, 'org' => $org] = $relationships['influxdb'][0];

$again = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$first = &$again['influxdb'][0];
$first = array_merge($first, $first['query'] ?? []);

$others = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
filled($others['influxdb'][0]);

echo "$user $org {$again['influxdb'][0]['bucket']} {$others['influxdb'][0]['api_token']}\n";
