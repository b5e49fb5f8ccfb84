<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx_user = 'app';
extract(['host' => $relationships['influxdb'][0]['host'], 'bucket' => 'own'], EXTR_PREFIX_ALL, 'influx');
extract($relationships['database'][0], EXTR_PREFIX_ALL, 'db');
echo "$influx_host $influx_user $influx_bucket", empty($db_user) ? 1 : 1, "\n";
