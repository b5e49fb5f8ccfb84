<?php
trait ReadsPlatform
{
    protected function relationships(): array
    {
        return json_decode(base64_decode((string) getenv('PLATFORM_RELATIONSHIPS')), true);
    }
}

abstract class Service
{
    use ReadsPlatform;

    public const NAME = 'database';

    protected function endpoint(): array
    {
        return $this->relationships()[static::NAME][0];
    }

    abstract public function describe(): string;
}

class Influx extends Service
{
    public const NAME = 'influxdb';

    public function describe(): string
    {
        return 'bucket ' . $this->endpoint()['bucket']; // expect: NFX202
    }
}

class Database extends Service
{
    public function describe(): string
    {
        return 'user ' . parent::endpoint()['user'];
    }
}

foreach ([new Influx(), new Database()] as $service) {
    echo $service->describe(), "\n";
}
