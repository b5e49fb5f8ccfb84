<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = new ArrayObject($relationships['influxdb'][0], ArrayObject::ARRAY_AS_PROPS);
$endpoint->user = 'me';
$endpoint->offsetSet('org', 'acme');
$own = new ArrayObject(['user' => 'me', 'bucket' => $endpoint->host], ArrayObject::ARRAY_AS_PROPS);
$rows = new ArrayIterator([['user' => 'a'], ['user' => 'b']]);
echo $endpoint->user, $endpoint->offsetGet('org'), $own->user, $own->bucket, $own->offsetGet('user'), "\n";
echo $rows->current()['user'], strlen($endpoint->host) > 0, "\n";
