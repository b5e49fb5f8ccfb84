<?php
function influx_url() {
    global $config;
    return "http://{$config['influx']['host']}/?org={$config['influx']['org']}&user={$config['db_user']}";  // expect: NFX202
}
