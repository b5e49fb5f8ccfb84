<?php

namespace Platformsh\ConfigReader;

class Config
{
    private array $formatters = [];
    private array $relationships;

    public function __construct(?array $variables = null, string $prefix = 'PLATFORM_')
    {
        $variables ??= getenv();
        $this->relationships = json_decode(base64_decode($variables[$prefix . 'RELATIONSHIPS']), true);
    }

    public function hasRelationship(string $name): bool
    {
        return isset($this->relationships[$name]);
    }

    public function credentials(string $name, int $index = 0): array
    {
        return $this->relationships[$name][$index];
    }

    public function registerFormatter(string $name, callable $formatter): self
    {
        $this->formatters[$name] = $formatter;
        return $this;
    }

    public function formattedCredentials(string $name, string $formatter): mixed
    {
        return $this->formatters[$formatter]($this->credentials($name));
    }
}
