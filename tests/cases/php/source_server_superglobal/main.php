<?php
$raw = $_SERVER['PLATFORM_RELATIONSHIPS'] ?? '';
$rels = json_decode(base64_decode($raw, true), true, 512, JSON_THROW_ON_ERROR);
print $rels['influxdb'][0]['org'] . PHP_EOL; // expect: NFX202
