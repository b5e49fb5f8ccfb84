<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
[, $name, $key] = $argv;
echo $relationships[$name][0][$key] ?? 'none', "\n"; // expect: NFX291
