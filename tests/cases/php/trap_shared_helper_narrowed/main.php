<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
function describe(array $endpoint): string
{
    if ($endpoint['rel'] === 'influxdb') {
        return 'influx at ' . $endpoint['host'];
    }
    return $endpoint['user'] . '@' . $endpoint['host'];
}
foreach ($relationships as $endpoints) {
    echo describe($endpoints[0]), "\n";
}
