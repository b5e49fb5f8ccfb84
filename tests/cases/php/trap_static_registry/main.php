<?php

require __DIR__ . '/lib/Registry.php';
require __DIR__ . '/lib/setup.php';

echo Registry::get('influx')['user'], "\n";
echo Registry::get('influx')['bucket'], "\n";
echo Registry::get('db')['user'], "\n";
