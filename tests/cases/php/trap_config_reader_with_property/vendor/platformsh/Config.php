<?php

namespace Platformsh\ConfigReader;

class Config
{
    public readonly ?array $relationships;

    public function __construct(?array $variables = null, string $prefix = 'PLATFORM_')
    {
        $found = ($variables ?? getenv())[$prefix . 'RELATIONSHIPS'] ?? null;
        $this->relationships = $found === null ? null : json_decode(base64_decode($found), true);
    }

    public function isAvailable(): bool
    {
        return $this->relationships !== null;
    }
}
