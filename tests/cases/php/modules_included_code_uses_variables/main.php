<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$settings = [];
include __DIR__ . '/settings.local.php';
echo $settings['influx']['user'], ' ', $settings['influx']['database'], "\n";
