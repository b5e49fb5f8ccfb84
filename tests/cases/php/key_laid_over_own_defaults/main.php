<?php

$config = array_merge(
    ['host' => 'localhost', 'port' => 8086, 'org' => 'dev', 'bucket' => 'dev'],
    json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influx'][0] ?? []
);

echo "http://{$config['host']}:{$config['port']}/{$config['org']}/{$config['bucket']}\n";  // expect: NFX202 NFX202
