<?php
$records = json_decode(getenv('RECORDS'), true);
$influx = json_decode(getenv('INFLUX'), true);
echo $records['user'], $influx['host'], PHP_EOL;
