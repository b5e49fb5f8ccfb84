<?php

require __DIR__ . '/vendor/autoload.php';

use Platformsh\ConfigReader\Config as Reader;

class Hosting extends Reader
{
    public function token(): string
    {
        return $this->credentials('influxdb')['api_token']; // expect: NFX202
    }
}

final class Plain
{
    public function credentials(string $name): array
    {
        return ['org' => "org of $name"];
    }
}

$hosting = new Hosting();
echo $hosting->token(), ' ', $hosting->credentials('influxdb')['org'], "\n"; // expect: NFX202
echo $hosting->credentials('database')['user'], ' ', (new Plain())->credentials('influxdb')['org'], "\n";
