<?php

require __DIR__ . '/vendor/Settings.php';
require __DIR__ . '/web/modules/metrics/src/Sender.php';

Drupal\Core\Site\Settings::initialize(__DIR__ . '/web', 'sites/default');
$sender = new Drupal\metrics\Sender();
echo $sender->path(), ' ', $sender->user(), ' ', $sender->others(), "\n";
