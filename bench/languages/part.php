
function clientNUMBER_PART(array $options = []): array
{
    ['host' => $host, 'port' => $port, 'org' => $org, 'api_token' => $token] = endpointNUMBER();

    return ['url' => "http://$host:$port", 'org' => $org, 'token' => $token, 'timeout' => $options['timeout'] ?? 30];
}

function accountNUMBER_PART(?array $source = null): ?string
{
    $found = $source ?? endpointNUMBER();
    if (!$found['port']) {
        return null;
    }

    return implode('@', array_filter([$found['user'], $found['bucket'], $found['org']]));
}
