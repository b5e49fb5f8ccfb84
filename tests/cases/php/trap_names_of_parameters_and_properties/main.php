<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
final class Store
{
    public ?string $user = null;
    public ?string $bucket = null;

    public function __construct(public string $host, string $org = 'main')
    {
        $this->bucket = $org . '-bucket';
    }
}
function connect(string $host, string $user = 'nobody', string $bucket = 'none'): string
{
    return "$user@$host/$bucket";
}
$store = new Store($influx['host'], org: 'other');
$store->user = 'somebody';
echo connect($influx['host'], user: 'me'), ' ', $store->user, ' ', $store->bucket, "\n";
