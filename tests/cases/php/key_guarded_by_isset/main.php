<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
if (isset($influx['bucket'])) {
    echo 'bucket ', $influx['bucket'], "\n"; // expect: NFX202
} else {
    echo "no bucket\n";
}
echo isset($influx['org']) ? $influx['org'] : 'none', "\n"; // expect: NFX202
