<?php

$settings['hash_salt'] = 'salt';
$settings['mail'] = ['user' => 'postmaster', 'org' => 'example'];
if (file_exists($app_root . '/' . $site_path . '/settings.platformsh.php')) {
  include $app_root . '/' . $site_path . '/settings.platformsh.php';
}
