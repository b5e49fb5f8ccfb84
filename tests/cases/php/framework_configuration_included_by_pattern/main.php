<?php
require __DIR__ . '/src/Settings.php';

$all = [];
foreach (glob(__DIR__ . '/config/*.php') as $file) {
    $all[basename($file, '.php')] = require $file;
}
echo $all['metrics']['influx']['org'], ' ', $all['mail']['user'], "\n"; // expect: NFX202

$named = [];
foreach (glob('config/*.php') as $file) {
    $named[pathinfo($file, PATHINFO_FILENAME)] = include $file;
}
echo $named['metrics']['influx']['user'], ' ', $named['mail']['bucket'], "\n"; // expect: NFX201

$settings = new Settings();
echo $settings->of('metrics')['influx']['bucket'], ' ', $settings->of('mail')['bucket'], "\n"; // expect: NFX202
