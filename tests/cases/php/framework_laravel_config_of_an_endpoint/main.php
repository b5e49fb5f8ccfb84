<?php

require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/app/Report.php';

$report = new App\Report();
echo implode(' ', [$report->bucket(), $report->token(), $report->organisation(), $report->user(), $report->others()]), "\n";
