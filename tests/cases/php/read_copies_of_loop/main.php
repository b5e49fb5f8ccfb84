<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$named = [];
foreach ($relationships as $name => $endpoints) {
    if (empty($endpoints[0]['host'])) {
        continue;
    }
    $named[$name] = array_merge($endpoints[0], ['name' => $name]);
}
echo $named['influxdb']['org'], ' ', $named['influxdb']['name'], "\n"; // expect: NFX202
$seen = getenv('NAME') ? [...$named['influxdb'], 'seen' => true] : $named['influxdb'];
array_walk($seen, function ($value, $key) {
    if ($key === 'bucket') { // expect: NFX202
        echo $value, "\n";
    }
});
