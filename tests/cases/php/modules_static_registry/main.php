<?php

require __DIR__ . '/lib/Registry.php';
require __DIR__ . '/lib/setup.php';

echo Registry::get('influx')['bucket'], "\n";  // expect: NFX202
echo Registry::get('influx')['org'], "\n";  // expect: NFX202
echo Registry::get('db')['user'], "\n";
echo Registry::get('app')['user'], "\n";
