<?php

final class Options
{
    private const REQUIRED = ['host', 'org', 'api_token'];

    public static function checked(array $endpoint): array
    {
        $missing = array_diff(self::REQUIRED, array_keys($endpoint));
        if ($missing !== []) {
            throw new RuntimeException('missing: ' . implode(', ', $missing));
        }
        return $endpoint;
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$endpoint = Options::checked($relationships['influxdb'][0]);
echo $endpoint['org'], ' ', $endpoint['api_token'], "\n"; // expect: NFX202 NFX202
$again = $relationships['influxdb'][0];
if (array_diff_key(array_flip(['host', 'bucket']), $again)) {
    exit(1);
}
echo $again['bucket'], "\n"; // expect: NFX202
