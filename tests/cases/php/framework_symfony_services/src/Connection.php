<?php

namespace App;

final class Connection
{
    private function __construct(public readonly string $target)
    {
    }

    public static function named(array $all, string $name): self
    {
        return new self("{$all[$name][0]['host']} {$all[$name][0]['org']}"); // expect: NFX202
    }
}
