<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$users = [['user' => 'a', 'org' => 'x'], ['user' => 'b', 'org' => 'y']];
echo implode(',', array_column($users, 'user')), "\n";
echo implode(',', array_map(fn($u) => $u['org'], $users)), "\n";
usort($users, fn($a, $b) => $b['user'] <=> $a['user']);
$found = array_filter($users, fn($u) => $u['user'] === 'b');
echo count($found), reset($found)['org'], ' ', $influx['host'], "\n";
