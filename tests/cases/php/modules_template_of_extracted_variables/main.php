<?php
function render(string $view, array $variables): string
{
    extract($variables, EXTR_SKIP);
    ob_start();
    require __DIR__ . "/views/$view.phtml";
    return ob_get_clean();
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
echo render('telegraf', ['endpoint' => $relationships['influxdb'][0]]);
echo render('page', ['endpoint' => ['user' => $relationships['database'][0]['username'], 'org' => 'none']]);
