<?php

namespace Tides;

class Environment
{
    public static function relationships(): array
    {
        return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    }
}
