<?php
require __DIR__ . '/inc/influx.inc';
require __DIR__ . '/influx.module';
echo influx_user(influx_endpoint()), "\n";
