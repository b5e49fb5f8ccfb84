<?php
interface Shape { public function org(array $e): string; }
final class OldShape implements Shape { public function org(array $e): string { return $e['org']; } }
final class NewShape implements Shape { public function org(array $e): string { return $e['query']['org']; } }
$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$e = $relationships['influxdb'][0];
$shape = array_key_exists('query', $e) && $e['query'] ? new NewShape() : new OldShape();
echo $shape->org($e), "\n";
