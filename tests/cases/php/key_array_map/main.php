<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$users = array_map(fn(array $e): ?string => $e['user'], $relationships['influxdb']); // expect: NFX201
$urls = array_map(static function ($e) {
    return "http://{$e['host']}/{$e['bucket']}"; // expect: NFX202
}, $relationships['influxdb']);
echo $users[0], ' ', $urls[0], "\n";
