<?php
class Child extends Base
{
    protected function name(): string
    {
        return 'influxdb';
    }

    public function show(): string
    {
        return "{$this->endpoint['user']} in {$this->endpoint['org']}"; // expect: NFX201 NFX202
    }
}
