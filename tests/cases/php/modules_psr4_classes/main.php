<?php
spl_autoload_register(function (string $class): void {
    require __DIR__ . '/src/' . str_replace('\\', '/', substr($class, 4)) . '.php';
});
require_once __DIR__ . '/src/helpers.php';

use App\Influx\Credentials;
use App\Platform as P;
use function App\token;

echo (new Credentials(new P()))->bucket(), "\n";
echo token(P::load()['influxdb'][0]), "\n";
