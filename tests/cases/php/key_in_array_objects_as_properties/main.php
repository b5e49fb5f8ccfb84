<?php
class Credentials extends ArrayObject
{
    public function token(): string
    {
        return $this->api_token; // expect: NFX202
    }
}

class Named extends ArrayObject
{
    public function __construct(array $endpoint)
    {
        parent::__construct($endpoint, ArrayObject::ARRAY_AS_PROPS);
    }
}

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
echo (new Credentials($endpoint, ArrayObject::ARRAY_AS_PROPS))->token(), "\n";
echo (new Named($endpoint))->bucket, "\n"; // expect: NFX202
