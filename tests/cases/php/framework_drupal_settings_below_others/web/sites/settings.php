<?php

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), TRUE);
foreach ($relationships as $name => $endpoints) {
  foreach ($endpoints as $endpoint) {
    switch ($name) {
      case 'influxdb':
        $settings['metrics']['endpoint'] = $endpoint;
        $config['metrics.settings']['login']['name'] = $endpoint['user']; // expect: NFX201
        break;

      case 'database':
        $databases['default']['default'] = ['host' => $endpoint['host']];
        break;
    }
  }
}
