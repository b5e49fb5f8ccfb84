<?php
use App\Registry;
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
Registry::instance()->set('influx', $relationships['influx'][0]);
Registry::instance()->set('db', $relationships['database'][0]);
