<?php
require __DIR__ . '/platformsh/Config.php';
