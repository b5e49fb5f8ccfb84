<?php
namespace Symfony\Component\DependencyInjection\Attribute {
    #[\Attribute]
    class Autowire
    {
        public function __construct(private ?string $value = null, private ?string $env = null) {}
        public function filled()
        {
            return $this->of($this->env ?? preg_replace('/^%env\((.*)\)%$/', '$1', $this->value));
        }
        private function of(string $written)
        {
            [$processor, $rest] = [...explode(':', $written, 2), null];
            if ($rest === null) {
                return getenv($processor);
            }
            if ($processor === 'json') {
                return json_decode($this->of($rest), true);
            }
            if ($processor === 'base64') {
                return base64_decode($this->of($rest));
            }
            [$name, $rest] = explode(':', $rest, 2);
            return $processor === 'key' ? $this->of($rest)[$name] ?? null : $this->of($rest) ?? $name;
        }
    }
}
namespace {
    function autowired(string $class): object
    {
        $given = [];
        foreach ((new ReflectionClass($class))->getConstructor()->getParameters() as $parameter) {
            $given[] = $parameter->getAttributes()[0]->newInstance()->filled();
        }
        return new $class(...$given);
    }
}
