<?php
require __DIR__ . '/wp-config.php';
echo INFLUX_USER, ' ', INFLUX_BUCKET, ' ', DB_USER, "\n";
