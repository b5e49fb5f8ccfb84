<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach ($relationships as $name => [$endpoint]) {
    $line = match ($endpoint['rel']) {
        'influxdb' => 'metrics at ' . $endpoint['host'],
        default => $endpoint['user'] . '@' . $endpoint['host'],
    };
    echo $line, "\n";
}
