<?php
$onPlatform = getenv('PLATFORM_RELATIONSHIPS') !== false;
$user = $onPlatform ? 'platform' : 'local';
$settings = ['user' => $user, 'bucket' => 'b'];
echo $settings['user'], ' ', $settings['bucket'], "\n";
