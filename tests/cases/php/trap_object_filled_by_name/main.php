<?php

class Login
{
    public string $host = '';
    public string $user = '';
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$login = new Login();
foreach (['user' => 'me', 'host' => $relationships['influxdb'][0]['host']] as $name => $value) {
    $login->$name = $value;
}
$counts = new stdClass();
foreach ($relationships as $name => $endpoints) {
    $counts->{$name} = count($endpoints);
}
echo $login->user, $login->host, json_encode($counts), "\n";
