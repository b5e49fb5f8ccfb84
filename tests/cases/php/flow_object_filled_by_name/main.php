<?php

class Influx
{
    public string $host = '';
    public string $user = '';
    public ?string $bucket = null;
}

function fill(object $object, array $values): object
{
    foreach ($values as $key => $value) {
        if (property_exists($object, $key)) {
            $object->$key = $value;
        }
    }
    return $object;
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = fill(new Influx(), $relationships['influxdb'][0]);
echo $influx->host, ' ', $influx->user, "\n"; // expect: NFX201
$loose = new ArrayObject($relationships['influxdb'][0], ArrayObject::ARRAY_AS_PROPS);
echo $influx->bucket, ' ', $loose->org, "\n"; // expect: NFX202 NFX202
