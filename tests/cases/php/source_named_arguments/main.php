<?php
$relationships = json_decode(
    flags: JSON_THROW_ON_ERROR,
    associative: true,
    json: base64_decode(strict: true, string: getenv(name: 'PLATFORM_RELATIONSHIPS')),
);
printf("%s\n", $relationships['influxdb'][0]['api_token']); // expect: NFX202
echo implode(array: array_column(column_key: 'user', array: $relationships['influxdb']), separator: ','), "\n"; // expect: NFX201
