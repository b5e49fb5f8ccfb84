<?php
enum Relationship: string
{
    case Influx = 'influxdb';
    case Database = 'database';

    public function endpoint(): array
    {
        $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
        return $all[$this->value][0];
    }
}
$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo $all[Relationship::Influx->value][0]['user'], "\n"; // expect: NFX201
echo $all[Relationship::Database->value][0]['user'], "\n";
