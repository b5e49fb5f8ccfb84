<?php
namespace App;

class Config
{
    public function credentials(string $name): array
    {
        return ['user' => 'me', 'bucket' => $name];
    }
}

$config = new Config();
echo $config->credentials('influxdb')['user'], $config->credentials('influxdb')['bucket'], "\n";
