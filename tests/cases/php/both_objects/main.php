<?php
$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')));
$e = $all->influxdb[0];
echo $e->username ?? $e->user, ' ', $e->query->bucket ?? $e->bucket, ' ', property_exists($e, 'query') ? $e->query->org : $e->org, "\n";
