<?php

require 'web/src/InfluxClient.php';
require 'web/sites/settings.php';
$client = new Drupal\metrics\InfluxClient($settings);
echo $client->isConfigured() ? $client->target() : 'off', ' ', $config['metrics.settings']['login']['name'], "\n";
