<?php
require __DIR__ . '/vendor/autoload.php';

class Page
{
    public array $relationships = ['influxdb' => [['user' => 'nobody', 'bucket' => 'none']]];
}

$config = new Platformsh\ConfigReader\Config();
$page = new Page();
echo $page->relationships['influxdb'][0]['user'], ' ', $page->relationships['influxdb'][0]['bucket'], "\n";
echo $config->relationships['database'][0]['user'], "\n";
foreach ($config->relationships['influxdb'] as $series) {
    echo $series['host'], ' ', $series['username'] ?? $series['user'], "\n";
}
