<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

Registry::set('influx', ['host' => $relationships['influx'][0]['host'], 'user' => 'reader', 'bucket' => 'own']);
Registry::set('db', $relationships['database'][0]);
