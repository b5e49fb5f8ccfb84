<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$_SESSION['user'] = ['user' => 'bob', 'org' => 'acme', 'host' => $relationships['influxdb'][0]['host']];
$_SESSION['influx'] = $relationships['influxdb'][0];

echo $_SESSION['user']['user'], ' ', $_SESSION['user']['org'], ' ', $_SESSION['user']['host'], "\n";
echo $_SESSION['influx']['host'], ' ', $_SESSION['influx']['password'], "\n";
