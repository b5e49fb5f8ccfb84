<?php

class Settings
{
    private array $set = [];

    public function __construct(array $options)
    {
        foreach ($options as $name => $value) {
            $method = 'set' . ucfirst($name);
            if (method_exists($this, $method)) {
                $this->$method($value);
            }
        }
    }

    public function setHost(string $host): void
    {
        $this->set[] = $host;
    }

    public function setUser(string $user): void // expect: NFX201
    {
        $this->set[] = $user;
    }

    protected function setBucket(string $bucket): void // expect: NFX202
    {
        $this->set[] = $bucket;
    }

    public function __toString(): string
    {
        return implode(' ', $this->set);
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo new Settings($relationships['influxdb'][0]), "\n";
