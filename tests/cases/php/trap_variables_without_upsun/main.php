<?php
echo getenv('INFLUXDB_USER') ?: 'unset', ' ', $_ENV['INFLUXDB_BUCKET'] ?? 'unset', "\n";
