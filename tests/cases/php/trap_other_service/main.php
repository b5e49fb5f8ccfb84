<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$db = $relationships['database'][0];
echo "$db[user] {$db['user']}\n";
['user' => $user] = $db;
echo sprintf('%s', $user), "\n";
