<?php
putenv('INFLUXDB_USER=local');
$_ENV['INFLUXDB_BUCKET'] = 'mine';
echo getenv('INFLUXDB_USER'), ' ', $_ENV['INFLUXDB_BUCKET'], "\n";
