<?php
class Connection
{
    public function __construct(private array $c)
    {
    }

    public function line(): string
    {
        return $this->c['user'] . '@' . $this->c['host']; // expect: NFX201
    }
}
