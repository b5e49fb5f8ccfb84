<?php
$endpoint = json_decode($argv[1], true);
echo $endpoint['org'], "\n"; // expect: NFX202
