<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships['influxdb'] as ['bucket' => $bucket, 'host' => $host]) { // expect: NFX202
    echo "$bucket on $host\n";
}
[['user' => $first]] = $relationships['influxdb']; // expect: NFX201
echo $first, "\n";
