<?php
namespace App;

class Mailer
{
    public function __construct(private array $endpoint, private string $name) {}

    public function line(): string
    {
        return $this->name . ' ' . $this->endpoint['user'] . ' ' . $this->endpoint['bucket'];
    }
}
