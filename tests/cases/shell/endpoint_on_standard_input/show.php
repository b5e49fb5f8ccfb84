<?php
$endpoint = json_decode(stream_get_contents(STDIN), true);
echo $endpoint['user'], "\n"; // expect: NFX201
