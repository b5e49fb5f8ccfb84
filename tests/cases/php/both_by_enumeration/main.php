<?php
enum Shape
{
    case Flat;
    case Nested;

    public static function of(array $endpoint): self
    {
        return isset($endpoint['query']) ? self::Nested : self::Flat;
    }
}

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
echo match (Shape::of($endpoint)) {
    Shape::Nested => $endpoint['query']['org'] . $endpoint['username'],
    Shape::Flat => $endpoint['org'] . $endpoint['user'],
}, "\n";
