<?php

declare(strict_types=1);

echo shell_exec('echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].host, .database[0].username"');
$help = 'echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].org"';
echo strlen($help), "\n";
$relationships = json_decode(`echo "\$PLATFORM_RELATIONSHIPS" | base64 --decode`, true);
echo $relationships['database'][0]['username'], $relationships['influxdb'][0]['host'], "\n";
