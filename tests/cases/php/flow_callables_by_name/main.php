<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
class Formatter
{
    public static function bucket(array $e): ?string
    {
        return $e['bucket']; // expect: NFX202
    }

    public function user(array $e): ?string
    {
        return $e['user']; // expect: NFX201
    }
}
function org(array $e): ?string
{
    return $e['org']; // expect: NFX202
}
$influx = $relationships['influxdb'];
echo implode(',', array_map('Formatter::bucket', $influx)), "\n";
echo implode(',', array_map([new Formatter(), 'user'], $influx)), "\n";
echo implode(',', array_map('org', $influx)), "\n";
