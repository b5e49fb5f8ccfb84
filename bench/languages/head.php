<?php

function endpointNUMBER(string $name = 'metrics'): array
{
    $relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

    return $relationships[$name][0];
}
