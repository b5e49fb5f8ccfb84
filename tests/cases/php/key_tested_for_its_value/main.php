<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
if (!empty($influx['user'])) { // expect: NFX201
    echo "with a user\n";
}
if ($influx['bucket']) { // expect: NFX202
    echo "with a bucket\n";
}
