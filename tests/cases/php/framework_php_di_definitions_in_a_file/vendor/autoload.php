<?php
namespace DI {
    class ContainerBuilder
    {
        private array $held = [];
        public function addDefinitions($more) { $this->held += is_string($more) ? require $more : $more; return $this; }
        public function build() { return $this; }
        public function get(string $id)
        {
            $found = $this->held[$id];
            return $found instanceof \Closure ? $found($this) : $found;
        }
    }
}
