<?php
enum Key: string
{
    case Host = 'host';
    case User = 'user'; // expect: NFX201
    case Bucket = 'bucket'; // expect: NFX202

    public function of(array $endpoint): string
    {
        return $endpoint[$this->value] ?? '';
    }

    public static function line(array $endpoint): string
    {
        return implode(' ', array_map(fn (self $key) => $key->name . '=' . $key->of($endpoint), self::cases()));
    }
}

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
echo Key::line($endpoint), "\n";
echo $endpoint[Key::from('user')->value], "\n"; // expect: NFX201
