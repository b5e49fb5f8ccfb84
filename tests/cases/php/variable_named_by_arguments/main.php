<?php
require __DIR__ . '/environment.php';
echo property('influxdb', 'HOST'), ' ', property('cache', 'USER', 'nobody'), "\n";
echo property('influxdb', 'USER'), ' ', property('influxdb', 'BUCKET', 'none'), "\n"; // expect: NFX203 NFX203
