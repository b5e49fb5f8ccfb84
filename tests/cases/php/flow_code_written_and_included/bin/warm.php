<?php
function warm(string $file): void
{
    $relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    $settings = ['influx' => $relationships['influxdb'][0], 'cache' => ['user' => 'app', 'bucket' => 'own']];
    file_put_contents($file, '<?php return ' . var_export($settings, true) . ';');
}
