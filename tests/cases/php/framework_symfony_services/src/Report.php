<?php

namespace App;

class Report
{
    public function __construct(private readonly Connection $connection)
    {
    }

    public function line(): string
    {
        return $this->connection->target;
    }
}
