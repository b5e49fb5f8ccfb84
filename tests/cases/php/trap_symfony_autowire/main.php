<?php
require 'vendor/autoload.php';
require 'src/Metrics.php';
echo autowired(App\Metrics::class), "\n";
