<?php

use Acme\Database;
use Acme\Services;

foreach (['Service', 'Series', 'Database', 'Services'] as $name) {
    require_once __DIR__ . "/src/$name.php";
}
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => [$endpoint]) {
    $service = Services::of($endpoint);
    echo $service instanceof Database && $service->endpoint['user'] ? "$name has a user\n" : "$name\n";
}
