<?php
if (isset($_ENV['PLATFORM_RELATIONSHIPS'])) {
    $rels = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), TRUE);
    $ts = $rels['influxdb'][0];
    printf("%s@%s\n", $ts['user'], $ts['host']); // expect: NFX201
}
