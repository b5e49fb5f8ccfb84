<?php
require 'Base.php';
require 'Child.php';
echo (new Child())->show(), "\n";
