<?php
require 'settings.php';
require 'lib/influx.php';
require 'lib/users.php';
echo influx_url(), "\n", current_user_org(), "\n";
