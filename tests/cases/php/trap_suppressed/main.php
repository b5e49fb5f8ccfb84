<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
echo $influx['user'], "\n"; // noqa: NFX201 the old service stays
echo $influx['org'], "\n"; /* noqa: NFX202 */
echo $influx['bucket'], "\n"; # noqa: NFX202
