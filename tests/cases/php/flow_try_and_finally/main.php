<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
try {
    $ts = $relationships['influxdb'][0] ?? throw new RuntimeException('no relationship');
    $org = $ts['org']; // expect: NFX202
} catch (RuntimeException $e) {
    $org = 'main';
} finally {
    echo "done\n";
}
echo $org, "\n";
