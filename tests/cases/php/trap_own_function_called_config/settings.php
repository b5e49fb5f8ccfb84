<?php

function config(string $path): string
{
    $settings = ['services.influx.bucket' => 'weather', 'services.influx.user' => 'app'];
    return $settings[$path];
}

function data_get(array $from, string $path): string
{
    return "$path of " . count($from);
}
