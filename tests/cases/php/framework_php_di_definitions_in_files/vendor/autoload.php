<?php
namespace DI {
    class ContainerBuilder
    {
        private array $held = [];
        public function addDefinitions(...$more)
        {
            foreach ($more as $each) {
                $this->held += is_string($each) ? require $each : $each;
            }
            return $this;
        }
        public function build() { return $this; }
        public function get(string $id)
        {
            $found = $this->held[$id];
            return $found instanceof \Closure ? $found($this) : $found;
        }
    }
}
