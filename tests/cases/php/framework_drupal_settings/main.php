<?php
$databases = [];
$settings = [];
$app_root = __DIR__;
$site_path = 'sites/default';
include $app_root . '/' . $site_path . '/settings.php';
echo $settings['influx']['token'], ' ', $databases['default']['default']['username'], "\n";
