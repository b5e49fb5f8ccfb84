<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

function flatten(array &$endpoint): void
{
    $endpoint = isset($endpoint['query']) ? $endpoint + $endpoint['query'] : $endpoint;
}

$one = $relationships['influxdb'][0];
flatten($one);
echo $one['org'], "\n";
foreach ($relationships as &$endpoints) {
    foreach ($endpoints as &$endpoint) {
        $endpoint = isset($endpoint['query']) ? $endpoint + $endpoint['query'] : $endpoint + ['tags' => []];
    }
}
unset($endpoints, $endpoint);
echo $relationships['influxdb'][0]['bucket'], "\n";
