<?php

namespace Acme;

final class Series implements Service
{
    public function __construct(public readonly array $endpoint)
    {
    }
}
