<?php
namespace App;

class Report
{
    public function __construct(private string $bucket) {}

    public function line(): string
    {
        return $this->bucket;
    }
}
