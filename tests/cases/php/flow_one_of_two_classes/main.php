<?php

abstract class Service
{
    public function __construct(protected readonly array $held)
    {
    }

    public function get(string $name): ?string
    {
        return $this->held[$name] ?? null;
    }

    public function held(): array
    {
        return $this->held;
    }
}

final class TimeSeries extends Service
{
}

final class Relational extends Service
{
}

function service(array $endpoint): Service
{
    return match ($endpoint['rel']) {
        'influxdb' => new TimeSeries($endpoint),
        default => new Relational($endpoint),
    };
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
ksort($relationships);
foreach ($relationships as $name => $endpoints) {
    $service = service($endpoints[0]);
    if ($service instanceof Relational) {
        echo $name, strlen($service->held()['user'] ?? '') < 0, "\n";
    } elseif ($service instanceof TimeSeries) {
        echo $name, $service->held()['user'], "\n"; // expect: NFX201
    }
    $told = match ($service::class) {
        Relational::class => strlen($service->held()['org'] ?? '') < 0,
        TimeSeries::class => $service->held()['org'], // expect: NFX202
    };
    echo is_a($service, Relational::class) ? strlen($service->held()['user'] ?? '') < 0 : $told, "\n";
    if (get_class($service) !== TimeSeries::class) {
        continue;
    }
    echo $service->held()['bucket'], "\n"; // expect: NFX202
}
