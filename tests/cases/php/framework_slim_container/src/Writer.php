<?php
namespace App;
class Writer
{
    public function __construct(private array $influx) {}
    public function target(): string { return $this->influx['org'] . '/' . $this->influx['bucket']; }  // expect: NFX202 NFX202
}
