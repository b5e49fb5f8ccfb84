<?php
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
// $influx['user'] was read here once; # and $influx['bucket']
/* echo $influx['org'];
   echo "$influx[api_token]"; */
echo 'single quotes keep $influx[user] as it is', "\n";
echo <<<'RAW'
$influx[bucket] and {$influx['org']}

RAW;
echo "escaped \$influx[user] \{$influx[host]}\n";
?>
<p>$influx['user'] is but HTML here, and so is "$influx[bucket]"</p>
