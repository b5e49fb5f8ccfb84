<?php
interface HasUser
{
    public const USER = 'user';

    /** @return array{user: string, bucket: string} */
    public function settings(): array;
}

final class FileSettings implements HasUser
{
    public function settings(): array
    {
        return ['user' => 'file', 'bucket' => 'local'];
    }
}

$settings = (new FileSettings())->settings();
$influx = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];
echo $settings[HasUser::USER], ' ', $settings['bucket'], '@', $influx['host'], "\n";
