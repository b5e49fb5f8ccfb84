<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = new ArrayObject($relationships['influxdb'][0]);
echo $endpoint->offsetGet('user'), ' ', $endpoint->offsetGet('host'), "\n"; // expect: NFX201
echo $endpoint->offsetExists('port') ? $endpoint->offsetGet("bucket") : '', "\n"; // expect: NFX202
echo $endpoint->getArrayCopy()['org'], ' ', $endpoint['api_token'], "\n"; // expect: NFX202 NFX202
$all = new ArrayIterator($relationships['influxdb']);
echo $all->current()['bucket'], "\n"; // expect: NFX202
foreach ((new ArrayObject($relationships["influxdb"]))->getIterator() as $each) {
    echo $each['org'], "\n"; // expect: NFX202
}
