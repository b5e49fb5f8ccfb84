<?php
$rels = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')));
$ts = $rels->influxdb[0];
echo $ts->user, "\n"; // expect: NFX201
echo "bucket $ts->bucket at {$ts->host}\n"; // expect: NFX202
echo $ts?->{'org'}, "\n"; // expect: NFX202
