<?php
require_once 'lib/credentials.php';
require_once 'lib/Connection.php';

$connection = new Connection(credentials(INFLUX));
echo $connection->line(), "\n";
echo $platform['influxdb'][0]['org'], "\n"; // expect: NFX202
