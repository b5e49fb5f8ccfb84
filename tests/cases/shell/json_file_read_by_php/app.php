<?php
$relationships = json_decode(file_get_contents(__DIR__ . '/relationships.json'), true);
echo $relationships['metrics'][0]['bucket'], "\n"; // expect: NFX202
