<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$history = $relationships['history'] ?? null;
echo $history[0]['user'] ?? 'none', "\n";
