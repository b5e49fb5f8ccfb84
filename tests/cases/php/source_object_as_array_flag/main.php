<?php
$rels = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), flags: JSON_OBJECT_AS_ARRAY | JSON_THROW_ON_ERROR);
echo $rels['influxdb'][0]['bucket'], "\n"; // expect: NFX202
