<?php

require __DIR__ . '/lib/functions.php';

$influx = relationship('influxdb');
export_value($influx, 'host', 'METRICS_HOST');
export_value(relationship('database'), 'user', 'DATABASE_USER');
export_value(['bucket' => 'own'], 'bucket', 'OWN_BUCKET');
echo getenv('METRICS_HOST'), ' ', getenv('DATABASE_USER'), ' ', getenv('OWN_BUCKET'), "\n";
