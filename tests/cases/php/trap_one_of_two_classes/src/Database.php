<?php

namespace Acme;

final class Database implements Service
{
    public function __construct(public readonly array $endpoint)
    {
    }
}
