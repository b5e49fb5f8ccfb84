<?php

require_once __DIR__ . '/src/Levels.php';

$credentials = (new Tides\Levels())->credentials();
echo $credentials['api_token'], "\n";
