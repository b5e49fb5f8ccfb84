<?php
enum Column: string
{
    case User = 'user';
    case Org = 'org';
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$row = ['user' => 'me', 'org' => 'own', 'host' => $relationships['influxdb'][0]['host']];
foreach (Column::cases() as $column) {
    echo $column->name, $row[$column->value], $row['host'], "\n";
}
echo empty($relationships['database'][0][Column::User->value]) ? 1 : 1, "\n";
