<?php
namespace Illuminate\Support {
    class Arr
    {
        public static function get($array, $key, $default = null)
        {
            foreach (explode(".", $key) as $part) {
                if (!is_array($array) || !array_key_exists($part, $array)) {
                    return $default;
                }
                $array = $array[$part];
            }
            return $array;
        }
    }
}
namespace {
    function data_get($target, $key, $default = null)
    {
        return \Illuminate\Support\Arr::get($target, $key, $default);
    }
}
