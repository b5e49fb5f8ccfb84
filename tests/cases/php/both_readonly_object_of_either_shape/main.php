<?php
final class Credentials
{
    private function __construct(
        public readonly string $username,
        public readonly string $org,
        public readonly string $token,
    ) {
    }

    public static function of(array $endpoint): self
    {
        $query = $endpoint['query'] ?? [];
        return new self(
            username: $endpoint['username'] ?? $endpoint['user'],
            org: $query['org'] ?? $endpoint['org'],
            token: $query['api_token'] ?? $endpoint['api_token'],
        );
    }
}
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$credentials = Credentials::of($relationships['influxdb'][0]);
echo $credentials->username, ' ', $credentials->org, ' ', $credentials->token, "\n";
