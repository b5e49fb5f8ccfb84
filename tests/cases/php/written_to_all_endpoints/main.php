<?php

function relationships(): array
{
    return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
}

// Only those of another service get the key.
$some = relationships();
foreach ($some as &$endpoints) {
    foreach ($endpoints as &$endpoint) {
        if ($endpoint['rel'] === 'mysql') {
            $endpoint['user'] = $endpoint['username'];
        }
    }
}
unset($endpoints, $endpoint);
echo $some['influxdb'][0]['user'], "\n"; // expect: NFX201

// Copies get it, and nobody has those afterwards.
$copied = relationships();
foreach ($copied as $endpoints) {
    foreach ($endpoints as $endpoint) {
        $endpoint['org'] = 'none';
    }
}
echo $copied['influxdb'][0]['org'], "\n"; // expect: NFX202

// All get other keys.
$labelled = relationships();
foreach ($labelled as $name => $endpoints) {
    foreach ($endpoints as $number => $endpoint) {
        $endpoint['label'] = $endpoint['service'];
        $labelled[$name][$number] = $endpoint;
    }
}
echo $labelled['influxdb'][0]['label'], $labelled['influxdb'][0]['bucket'], "\n"; // expect: NFX202
