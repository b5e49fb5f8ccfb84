<?php
class Endpoint
{
    public string $user; public string $label; private array $raw;
    public static function from(array $data): self
    {
        $self = new self();
        $self->raw = $data;
        $self->user = $data['user'];  // expect: NFX201
        $self->label = "{$data['user']}@{$data['host']}";  // expect: NFX201
        return $self;
    }
    public function raw(): string { return rawurlencode($this->raw['user']); }  // expect: NFX201
    public function opt(): string { return $this->raw['user'] ?? 'none'; }  // expect: NFX201
}
$payload = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
foreach (['timedb', 'database'] as $name) {
    $e = Endpoint::from($payload[$name][0]);
    echo $e->user, ' ', $e->label, ' ', $e->raw(), ' ', $e->opt(), "\n";
}
