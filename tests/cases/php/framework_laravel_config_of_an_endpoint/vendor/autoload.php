<?php

namespace Illuminate\Support\Facades {
    class Config
    {
        public static function get(string $path, mixed $default = null): mixed
        {
            return \config($path, $default);
        }
    }
}

namespace {
    function config(string $path, mixed $default = null): mixed
    {
        $steps = explode('.', $path);
        $value = require dirname(__DIR__) . '/config/' . array_shift($steps) . '.php';
        foreach ($steps as $step) {
            $value = $value[$step] ?? null;
        }
        return $value ?? $default;
    }
}
