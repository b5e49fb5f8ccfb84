<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$listed = $named = [];
foreach ($relationships as $name => $endpoints) {
    foreach ($endpoints as $endpoint) {
        if ($endpoint['rel'] === 'influxdb') {
            continue;
        }
        $listed[] = [$name, $endpoint];
        $named[$name] = ['endpoint' => $endpoint, 'at' => $name];
    }
}
foreach ($listed as [$name, $endpoint]) {
    echo $name, ' ', $endpoint['user'], "\n";
}
foreach ($named as ['endpoint' => $endpoint]) {
    echo $endpoint['user'], "\n";
}
