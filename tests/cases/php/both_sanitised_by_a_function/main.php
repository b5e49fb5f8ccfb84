<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
function modern(array $e): array
{
    if (!array_key_exists('query', $e)) {
        $e['username'] = $e['user'];
        $e['query'] = ['org' => $e['org'], 'bucket' => $e['bucket'], 'api_token' => $e['api_token']];
        unset($e['user'], $e['org'], $e['bucket'], $e['api_token']);
    }
    return $e;
}
$e = modern($influx);
echo $e['username'], ' ', $e['query']['bucket'], ' ', $e['query']['api_token'], "\n";
