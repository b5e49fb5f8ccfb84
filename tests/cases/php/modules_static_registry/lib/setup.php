<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

Registry::set('influx', $relationships['influx'][0]);
Registry::set('db', $relationships['database'][0]);
Registry::set('app', ['user' => 'www-data', 'bucket' => 'none']);
