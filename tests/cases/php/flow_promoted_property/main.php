<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
class Store
{
    public function __construct(
        private readonly array $credentials,
        public string $precision = 's',
    ) {
    }

    public function url(): string
    {
        $c = $this->credentials;
        return "http://{$c['host']}:{$c['port']}?bucket={$c['bucket']}"; // expect: NFX202
    }
}
echo (new Store($relationships['influxdb'][0]))->url(), "\n";
echo (new Store(credentials: $relationships['influxdb'][0], precision: 'ms'))->precision, "\n";
