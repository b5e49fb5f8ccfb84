<?php
class Credentials
{
    public readonly string $user;
    public readonly string $bucket;

    public function __construct(array $endpoint)
    {
        $query = $endpoint['query'] ?? $endpoint;
        $this->user = $endpoint['username'] ?? $endpoint['user'] ?? '';
        $this->bucket = $query['bucket'];
    }
}
$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$c = new Credentials($all['influxdb'][0]);
echo $c->user, ' ', $c->bucket, "\n";
