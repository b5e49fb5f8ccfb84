<?php
function property(string $relationship, string $name, ?string $default = null): ?string
{
    $value = getenv(sprintf('%s_%s', strtoupper($relationship), $name));
    return $value === false ? $default : $value;
}
