<?php
require 'vendor/autoload.php';

function write_url(array $c): string
{
    return sprintf('http://%s:%d/write?bucket=%s', $c['host'], $c['port'], $c['bucket']); // expect: NFX202
}

$platform = new \Platformsh\ConfigReader\Config();
$platform->registerFormatter('url', 'write_url');
$platform->registerFormatter('user', fn(array $c) => $c['user']); // expect: NFX201
$platform->registerFormatter('host', function (array $c) { return $c['host']; });
echo $platform->formattedCredentials('influxdb', 'url'), "\n";
echo $platform->formattedCredentials('influxdb', 'user'), "\n";
echo $platform->formattedCredentials('influxdb', 'host'), "\n";
