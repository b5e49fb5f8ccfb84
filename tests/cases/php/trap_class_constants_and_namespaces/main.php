<?php
namespace App\Influx;

const USER = 'user';
final class Query
{
    const BUCKET = 'bucket';
    public static array $defaults = ['user' => 'nobody', 'bucket' => 'none'];
    public string $user = 'me';
}
function user(array $a): string { return $a[USER]; }
echo user(Query::$defaults), ' ', Query::$defaults[Query::BUCKET], ' ', (new Query)->user, "\n";
