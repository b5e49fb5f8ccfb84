<?php

['influx' => $influx] = require __DIR__ . '/settings.php';
echo $influx['user'], "\n"; // expect: NFX201
