<?php
$config = ['influxdb' => [['user' => 'a', 'org' => 'b', 'bucket' => 'c', 'api_token' => 'd']]];
$influxdb = $config['influxdb'][0];
['user' => $user, 'org' => $org] = $influxdb;
extract($influxdb);
echo $user, $org, $bucket, $api_token, "\n";
