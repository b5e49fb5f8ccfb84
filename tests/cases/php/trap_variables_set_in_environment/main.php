<?php
echo getenv('INFLUXDB_USER'), "\n";
