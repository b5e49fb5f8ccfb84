<?php
require __DIR__ . '/src/Registry.php';
require __DIR__ . '/src/Report.php';
require __DIR__ . '/bootstrap.php';
echo App\Registry::instance()->get('influx')['bucket'], "\n";  // expect: NFX202
echo App\Registry::instance()->get('db')['user'], "\n";
(new App\Report())->show();
