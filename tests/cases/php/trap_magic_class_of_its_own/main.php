<?php
class Credentials
{
    private array $data = ['user' => 'me', 'bucket' => 'b'];

    public function __get(string $name): mixed
    {
        return $this->data[$name] ?? null;
    }

    public function offset(string $key): mixed
    {
        return $this->data[$key];
    }
}
$influxdb = new Credentials();
echo $influxdb->user, ' ', $influxdb->bucket, ' ', $influxdb->offset('user'), "\n";
