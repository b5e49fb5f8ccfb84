<?php
namespace App;
function getenv(string $name): string { return \base64_encode('{"influxdb":[{"user":"own"}]}'); }
$relationships = \json_decode(\base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo $relationships['influxdb'][0]['user'], "\n";
