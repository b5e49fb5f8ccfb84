<?php
$variables = json_decode(base64_decode(getenv('PLATFORM_VARIABLES')), true);
$application = json_decode(base64_decode($_ENV['PLATFORM_APPLICATION']), true);
$influx = $variables['influxdb'][0] ?? ['user' => 'nobody', 'bucket' => 'none'];
echo $influx['user'], ' ', $influx['bucket'], ' ', $application['name'], "\n";
