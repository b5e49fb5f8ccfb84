<?php
$user = ['user' => 'joe', 'org' => 'ACME'];
function url() {
    global $config;
    return $config['host'] . $config['org'] . $config['db']['user'];
}
function who() {
    return $GLOBALS['user']['user'] . $GLOBALS['user']['org'];
}
