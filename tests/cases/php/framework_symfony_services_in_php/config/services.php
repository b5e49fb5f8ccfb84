<?php
use App\Mailer;
use App\Report;
use App\Writer;
use Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator;

return static function (ContainerConfigurator $container): void {
    $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
    $container->parameters()
        ->set('app.name', 'demo')
        ->set('app.influx', $all['influxdb'][0])
        ->set('app.mail', ['user' => 'post', 'bucket' => 'letters']);

    $services = $container->services();
    $services->set('app.writer', Writer::class)->public()
        ->arg('$endpoint', '%app.influx%');
    $services->set(Mailer::class)->args(['%app.mail%', '%app.name%'])
        ->set(Report::class)->args(['%env(key:bucket:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%']); // expect: NFX202
};
