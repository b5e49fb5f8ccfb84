<?php
final class Metrics
{
    private const RELATIONSHIP = 'influxdb';
    private array $endpoint;
    protected static ?array $cache = null;

    public function __construct(?string $raw = null)
    {
        $all = json_decode(base64_decode($raw ?? getenv('PLATFORM_RELATIONSHIPS')), true);
        $this->endpoint = $all[self::RELATIONSHIP][0];
        self::$cache = $this->endpoint;
    }

    public function user(): ?string
    {
        return $this->endpoint['user']; // expect: NFX201
    }

    public static function organisation(): ?string
    {
        return static::$cache['org']; // expect: NFX202
    }
}

$metrics = new Metrics();
echo $metrics->user(), ' ', Metrics::organisation(), "\n";
