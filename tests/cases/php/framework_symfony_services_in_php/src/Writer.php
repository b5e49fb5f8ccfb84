<?php
namespace App;

class Writer
{
    public function __construct(private array $endpoint) {}

    public function line(): string
    {
        return $this->endpoint['host'] . ' ' . $this->endpoint['org']; // expect: NFX202
    }
}
