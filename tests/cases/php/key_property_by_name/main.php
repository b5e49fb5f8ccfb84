<?php
$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')))->influxdb[0];
$user = 'user';
$org = 'org';
echo $endpoint->$user, ' ', $endpoint->{$org}, "\n"; // expect: NFX201 NFX202
