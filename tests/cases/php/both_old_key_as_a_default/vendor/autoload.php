<?php
namespace Illuminate\Support {
    class Arr
    {
        public static function first($array, $test = null)
        {
            foreach ($array as $key => $value) {
                if ($test === null || $test($value, $key)) {
                    return $value;
                }
            }
        }
        public static function only($array, $keys) { return array_intersect_key($array, array_flip($keys)); }
    }
    class Collection
    {
        public function __construct(private array $items) {}
        public function all() { return $this->items; }
        public function get($key, $default = null) { return $this->items[$key] ?? $default; }
        public function first($test = null) { return Arr::first($this->items, $test); }
        public function map($function) { return new self(array_map($function, $this->items)); }
        public function collapse() { return new self(array_merge(...array_values($this->items))); }
        public function filter($test) { return new self(array_filter($this->items, $test)); }
        public function mapWithKeys($function)
        {
            return new self(array_merge(...array_values(array_map($function, $this->items))));
        }
        public function pluck($path)
        {
            return new self(array_map(
                fn ($item) => array_reduce(explode('.', $path), fn ($held, $step) => $held[$step] ?? null, $item),
                $this->items,
            ));
        }
    }
}
namespace {
    function collect($items) { return new Illuminate\Support\Collection($items); }
}
namespace {
    function data_get($held, $path, $default = null)
    {
        foreach (explode('.', $path) as $step) {
            if (!is_array($held) || !array_key_exists($step, $held)) {
                return $default;
            }
            $held = $held[$step];
        }
        return $held;
    }
}
