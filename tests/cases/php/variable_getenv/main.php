<?php
echo getenv('INFLUXDB_USER'), ' ', getenv('INFLUXDB_HOST'), "\n"; // expect: NFX203
echo $_ENV['INFLUXDB_BUCKET'], "\n"; // expect: NFX203
echo $_SERVER["INFLUXDB_API_TOKEN"], "\n"; // expect: NFX203
echo getenv('INFLUXDB_ORG') ?: 'none', "\n"; // expect: NFX203
