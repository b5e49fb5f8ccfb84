<?php
require 'settings.php';
require 'lib.php';
echo url(), "\n", who(), "\n";
