<?php
return ['influx' => json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0]];
