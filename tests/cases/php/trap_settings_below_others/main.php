<?php

$settings['metrics']['org'] = 'acme';
require 'settings.php';
echo $settings['metrics']['user'], $settings['metrics']['org'], strlen($settings['other']['endpoint']['user'] ?? '') < 0, "\n";
