<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
const TABLE = ['INFLUX_USER' => 'user', 'INFLUX_HOST' => 'host', 'INFLUX_ORG' => 'org']; // expect: NFX201 NFX202 (read a)
foreach (TABLE as $variable => $key) {
    echo $variable, '=', $influx[$key], "\n"; // read: a
}
