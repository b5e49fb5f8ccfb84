<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$config = ['host' => $relationships['influx'][0]['host'], 'org' => 'own', 'db' => $relationships['database'][0]];
