<?php

namespace App;

function token(array $endpoint): ?string
{
    return $endpoint['api_token']; // expect: NFX202
}
