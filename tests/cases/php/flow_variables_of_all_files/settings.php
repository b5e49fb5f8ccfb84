<?php
$config = [];
$config['db_user'] = 'x';
$user = ['user' => 'joe', 'org' => 'ACME'];
if (getenv('PLATFORM_RELATIONSHIPS')) {
    $rel = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    $config['influx'] = $rel['influx'][0];
    $config['db_user'] = $rel['database'][0]['user'];
}
