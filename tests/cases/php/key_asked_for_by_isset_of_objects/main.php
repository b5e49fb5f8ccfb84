<?php
class Magic
{
    public function __construct(private array $values) {}
    public function __get(string $name): mixed { return $this->values[$name] ?? null; }
    public function __isset(string $name): bool { return isset($this->values[$name]); }
}
class Access implements ArrayAccess
{
    public function __construct(private array $data) {}
    public function offsetExists(mixed $offset): bool { return array_key_exists($offset, $this->data); }
    public function offsetGet(mixed $offset): mixed { return $this->data[$offset] ?? null; }
    public function offsetSet(mixed $offset, mixed $value): void {}
    public function offsetUnset(mixed $offset): void {}
}
$rel = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$m = new Magic($rel['influx'][0]);
$a = new Access($rel['influx'][0]);
echo isset($m->user) ? $m->user : 'none', "\n";  // expect: NFX201
echo isset($m->org) ? $m->org : 'none', "\n";  // expect: NFX202
echo isset($a['bucket']) ? $a['bucket'] : 'none', "\n";  // expect: NFX202
if (isset($a['user'])) {
    echo $a['user'], "\n";  // expect: NFX201
}
$o = new Magic(['user' => 'x', 'org' => 'y']);
echo isset($o->user) ? $o->user : 'none', isset($o->org) ? 'org' : 'none', "\n";
$d = new Access($rel['database'][0]);
echo isset($d['user']) ? $d['user'] : 'none', "\n";
