<?php
$_SESSION['user'] = ['user' => 'bob', 'org' => 'acme'];
$_SESSION['influx'] = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];

function greeting(): string
{
    $influx = $_SESSION['influx'];
    return $_SESSION['user']['user'] . ' of ' . $_SESSION['user']['org'] . ' on ' . $influx['bucket']; // expect: NFX202
}

echo greeting(), ' as ', $_SESSION['influx']['user'], "\n"; // expect: NFX201
