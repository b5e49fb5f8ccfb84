<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
function endpoints(array $all): iterable
{
    foreach ($all as $name => $list) {
        if ($name === 'influxdb') {
            yield from $list ?? [];
        }
    }
}
foreach (endpoints($relationships) as $endpoint) {
    echo $endpoint['bucket'], "\n"; // expect: NFX202
}
