<?php

declare(strict_types=1);

$command = "echo \"\$PLATFORM_RELATIONSHIPS\" | base64 --decode | jq -r \".influxdb[0].user\""; // expect: NFX201
exec($command, $lines);
echo $lines[0], "\n";

echo shell_exec('echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].org"'); // expect: NFX202
echo `echo "\$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r '.influxdb[0].bucket'`; // expect: NFX202

$script = <<<'SH'
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
echo "$RELATIONSHIPS" | jq -r '.influxdb[0].api_token'  # expect: NFX202
SH;
system($script);

$stream = popen('echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -c ".influxdb[0]"', 'r');
$influx = json_decode(stream_get_contents($stream));
echo $influx->bucket, "\n"; // expect: NFX202
