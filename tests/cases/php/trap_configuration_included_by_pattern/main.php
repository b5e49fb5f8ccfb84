<?php
foreach (glob(__DIR__ . '/config/*.php') as $file) {
    $settings = require $file;
    echo basename($file, '.php'), ' ', $settings['user'], "\n";
}
$name = $argv[1] ?? 'mail';
$settings = require "config/$name.php";
echo $settings['bucket'], "\n";
