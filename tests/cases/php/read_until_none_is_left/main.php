<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$waiting = [$relationships['influxdb'][0]];
while ($endpoint = array_shift($waiting)) {
    echo $endpoint['user'], "\n"; // expect: NFX201
}

$more = [$relationships['database'][0], $relationships['influxdb'][0]];
while (($endpoint = array_pop($more)) !== null) {
    echo $endpoint['rel'] === 'influxdb' ? $endpoint['org'] : $endpoint['username'], "\n"; // expect: NFX202
}
