<?php

require __DIR__ . '/lib/functions.php';
require __DIR__ . '/lib/Credentials.php';

final class Writer
{
    use Credentials;

    public function target(): string
    {
        return $this->credential('user') . '@' . $this->credential('bucket');  // expect: NFX201 NFX202
    }
}

$influx = relationship('influxdb');
export_value($influx, 'bucket', 'METRICS_BUCKET');  // expect: NFX202
export_value($influx, 'user', 'METRICS_USER');  // expect: NFX201
export_value(relationship('database'), 'username', 'DATABASE_USER');
echo (new Writer())->target(), ' ', required($influx, 'org'), ' ', required($influx, 'user'), "\n";  // expect: NFX202 NFX201
echo getenv('METRICS_BUCKET'), ' ', getenv('METRICS_USER'), ' ', getenv('DATABASE_USER'), "\n";
