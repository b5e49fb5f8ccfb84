<?php
require __DIR__ . '/bin/warm.php';

warm(__DIR__ . '/settings.cache.php');
$settings = require __DIR__ . '/settings.cache.php';
echo $settings['influx']['host'], ' ', $settings['cache']['user'], ' ', $settings['cache']['bucket'], "\n";
echo $settings['influx']['user'], ' ', $settings['influx']['org'] ?? 'none', "\n"; // expect: NFX201 NFX202
