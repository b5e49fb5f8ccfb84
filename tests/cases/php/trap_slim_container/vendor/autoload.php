<?php
namespace Psr\Container { interface ContainerInterface { public function get(string $id); } }
namespace DI {
    class ContainerBuilder implements \Psr\Container\ContainerInterface
    {
        private array $held = [];
        public function addDefinitions(array $more) { $this->held = $more + $this->held; }
        public function build() { return $this; }
        public function set($name, $value) { $this->held[$name] = $value; }
        public function get(string $id)
        {
            $found = $this->held[$id];
            return $found instanceof \Closure ? $found($this) : $found;
        }
    }
}
namespace Slim {
    class App
    {
        private array $routes = [];
        public function __construct(private $container) {}
        public function getContainer() { return $this->container; }
        public function get($path, $action) { $this->routes[] = $action; }
        public function run()
        {
            foreach ($this->routes as $action) {
                is_string($action) ? (new $action($this->container))(null, null, []) : $action(null, null);
            }
        }
    }
}
namespace {
    spl_autoload_register(function ($class) {
        require __DIR__ . '/../src/' . str_replace(['App\\', '\\'], ['', '/'], $class) . '.php';
    });
}
