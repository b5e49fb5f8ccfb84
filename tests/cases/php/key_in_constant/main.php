<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
const USER_KEY = 'user';
define('BUCKET_KEY', 'bucket');
final class Keys
{
    public const ORG = 'org';
}
echo $influx[USER_KEY], "\n"; // expect: NFX201
echo $influx[BUCKET_KEY], "\n"; // expect: NFX202
echo $influx[Keys::ORG], "\n"; // expect: NFX202
