<?php
namespace App;
class Report
{
    public function show(): void
    {
        echo Registry::instance()->get('influx')['org'], "\n";  // expect: NFX202
    }
}
