<?php
// As much of Symfony's container as the case takes: parameters, bind, arguments, calls, factories, %env(…)%.
namespace Symfony\Component\DependencyInjection\Attribute {
    #[\Attribute]
    class Autowire
    {
        public function __construct(public ?string $value = null, public ?string $param = null) {}
    }
}
namespace {
    spl_autoload_register(fn ($class) => require 'src/' . basename(strtr($class, '\\', '/')) . '.php');

    /** Mappings, lists and quoted texts by their indentation. */
    function block(array &$lines, int $indentation): array
    {
        $found = [];
        while ($lines && strspn($lines[0], ' ') >= $indentation) {
            $line = trim(preg_replace('/ # .*/', '', array_shift($lines)));
            if (str_starts_with($line, '- ')) {
                $found[] = str_contains($line, ': ') ? block_of_line(substr($line, 2)) : text(substr($line, 2));
                continue;
            }
            [$key, $value] = [...explode(': ', rtrim($line, ':'), 2), null];
            $found[text($key)] = $value === null ? block($lines, $indentation + 4) : text($value);
        }
        return $found;
    }
    function block_of_line(string $line): array
    {
        [$key, $value] = explode(': ', $line, 2);
        return [$key => text($value)];
    }
    function text(string $written): array|string
    {
        if (str_starts_with($written, '[')) {
            return array_map(text(...), explode(', ', substr($written, 1, -1)));
        }
        return trim($written, "'\"");
    }

    class Container
    {
        public array $config = ['parameters' => [], 'services' => []];
        public function __construct(string ...$files)
        {
            foreach ($files as $file) {
                $lines = array_filter(file($file, FILE_IGNORE_NEW_LINES), fn ($line) => !str_starts_with(trim($line), '#'));
                $this->config = array_replace_recursive($this->config, block($lines, 0));
            }
        }
        public function getParameter(string $name)
        {
            return $this->resolved($this->config['parameters'][$name]);
        }
        public function resolved($value)
        {
            if (is_array($value)) {
                return array_map($this->resolved(...), $value);
            }
            if (preg_match('/^%env\(([^%]*)\)%$/', $value, $found)) {
                return $this->variable($found[1]);
            }
            if (preg_match('/^%([\w.]+)%$/', $value, $found)) {
                return $this->getParameter($found[1]);
            }
            $value = preg_replace_callback('/%env\(([^%]*)\)%/', fn ($found) => $this->variable($found[1]), $value);
            return str_starts_with($value, '@') ? $this->get(substr($value, 1)) : $value;
        }
        private function variable(string $written)
        {
            [$processor, $rest] = [...explode(':', $written, 2), null];
            if ($rest === null) {
                return getenv($processor);
            }
            if ($processor === 'json') {
                return json_decode($this->variable($rest), true);
            }
            if ($processor === 'base64') {
                return base64_decode($this->variable($rest));
            }
            [$name, $rest] = explode(':', $rest, 2);
            return $this->variable($rest)[is_numeric($name) ? (int) $name : $name] ?? '';
        }
        public function get(string $id): object
        {
            $service = $this->config['services'][$id] ?? [];
            $given = $this->resolved($service['arguments'] ?? []);
            if (isset($service['factory'])) {
                return ($service['factory'])(...$given);
            }
            $bound = $this->resolved($this->config['services']['_defaults']['bind'] ?? []);
            $filled = [];
            foreach ((new ReflectionClass($id))->getConstructor()->getParameters() as $number => $parameter) {
                $name = '$' . $parameter->getName();
                $attribute = ($parameter->getAttributes()[0] ?? null)?->newInstance();
                $filled[] = match (true) {
                    $attribute !== null => $this->resolved($attribute->value ?? "%$attribute->param%"),
                    isset($given[$name]) => $given[$name],
                    isset($given[$number]) => $given[$number],
                    isset($bound["array $name"]) => $bound["array $name"],
                    default => $this->get($parameter->getType()->getName()),
                };
            }
            $made = new $id(...$filled);
            foreach ($service['calls'] ?? [] as $call) {
                foreach ($call as $method => $arguments) {
                    $made->$method(...$this->resolved($arguments));
                }
            }
            return $made;
        }
    }
}
