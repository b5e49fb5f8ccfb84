<?php
final class Endpoint implements JsonSerializable
{
    public function __construct(private array $data) {}
    public function jsonSerialize(): array { return $this->data; }
}

final class Database implements JsonSerializable
{
    public function __construct(private array $data) {}
    public function jsonSerialize(): array { return ['user' => $this->data['username'], 'org' => 'none']; }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$copy = json_decode(json_encode(new Endpoint($relationships['influxdb'][0])), true);
$other = json_decode(json_encode(new Database($relationships['database'][0])));
echo "$copy[host] $copy[org] $other->user $other->org\n"; // expect: NFX202
