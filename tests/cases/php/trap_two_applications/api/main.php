<?php
$store = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['store'][0];
echo $store['host'], "\n";
