<?php

namespace Tides;

require_once __DIR__ . '/Environment.php';

class Levels
{
    public function credentials(): array
    {
        return Environment::relationships()['levels'][0];
    }
}
