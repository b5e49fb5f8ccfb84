<?php
// As much of Symfony's configuration in PHP as the case takes: parameters, arguments, %env(…)%.
namespace Symfony\Component\DependencyInjection\Loader\Configurator {
    class ContainerConfigurator
    {
        public array $parameters = [];
        public array $services = [];
        private array $under = [];

        public function parameters(): static { return $this->into('parameters'); }
        public function services(): static { return $this->into('services'); }
        public function public(): static { return $this; }
        private function into(string $kind): static
        {
            $this->under = [$kind, null];
            return $this;
        }
        public function set(string $name, $value = null): static
        {
            if ($this->under[0] === 'parameters') {
                $this->parameters[$name] = $value;
            } else {
                $this->services[$name] = [$value ?? $name, []];
                $this->under[1] = $name;
            }
            return $this;
        }
        public function arg(string $name, $value): static
        {
            $this->services[$this->under[1]][1][ltrim($name, '$')] = $value;
            return $this;
        }
        public function args(array $values): static
        {
            $this->services[$this->under[1]][1] = $values;
            return $this;
        }
        public function get(string $name): object
        {
            [$class, $arguments] = $this->services[$name];
            return new $class(...array_map($this->resolved(...), $arguments));
        }
        private function resolved($value)
        {
            if (!is_string($value) || !preg_match('/^%(?:env\((.*)\)|(.*))%$/', $value, $found)) {
                return $value;
            }
            if ($found[1] === '') {
                return $this->parameters[$found[2]];
            }
            $steps = array_reverse(explode(':', $found[1]));
            $made = getenv(array_shift($steps));
            while ($steps) {
                $step = array_shift($steps);
                $made = match ($step) {
                    'base64' => base64_decode($made),
                    'json' => json_decode($made, true),
                    default => array_shift($steps) === 'key' ? $made[$step] : null,
                };
            }
            return $made;
        }
    }
}
namespace {
    spl_autoload_register(fn ($class) => require 'src/' . basename(strtr($class, '\\', '/')) . '.php');
}
