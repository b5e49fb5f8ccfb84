<?php

final class Influx
{
    private const LOGIN = 'user';

    public function __construct(public string $host, public string $user, public string $org = 'none')
    {
    }

    public static function from(array $from): self
    {
        return new self(...array_intersect_key($from, array_flip(['host', 'user', 'org']))); // expect: NFX201 NFX202
    }

    public static function row(array $from): string
    {
        return '<i id="' . self::LOGIN . '">' . field($from, self::LOGIN) . '</i>'; // expect: NFX201
    }
}

function field(array $from, string $key)
{
    return $from[$key];
}

const KEYS = ['user', 'bucket']; // expect: NFX201 NFX202

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$influx = $relationships['influxdb'][0];
$out = [];
foreach (['user', 'org'] as $key) { // expect: NFX201 NFX202
    $out[$key] = field($influx, $key);
}
echo $out['user'], $out['org'], "\n";
foreach (['user', 'host'] as $key) { // expect: NFX201
    putenv('INFLUX_' . strtoupper($key) . '=' . field($influx, $key));
}
echo getenv('INFLUX_USER'), getenv('INFLUX_HOST'), "\n";
$form = ['user' => '', 'org' => '']; // expect: NFX201 NFX202
foreach ($form as $key => $_) {
    $form[$key] = field($influx, $key);
}
echo json_encode($form), implode(',', KEYS), "\n";
foreach (KEYS as $key) {
    echo field($influx, $key), "\n";
}
$labels = ['user' => 'Login', 'host' => 'Server']; // expect: NFX201
foreach ($labels as $key => $label) {
    echo $label, field($influx, $key), "\n";
}
$read = fn(string $key) => $influx[$key];
$show = fn(string $key) => "$key=" . $read($key);
echo json_encode($labels), $show('user'), $read('user'), Influx::row($influx), "\n"; // expect: NFX201 NFX201
$made = Influx::from($influx);
echo $made->user, $made->org, "\n";
