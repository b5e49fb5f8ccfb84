<?php

namespace App;

use Illuminate\Support\Facades\Config;

class Report
{
    public function bucket(): string
    {
        return config('services.influx.bucket'); // expect: NFX202
    }

    public function token(): string
    {
        return Config::get('services.influx.api_token', 'none'); // expect: NFX202
    }

    public function organisation(): string
    {
        $influx = config('services.influx');
        return $influx['org']; // expect: NFX202
    }

    public function user(): string
    {
        return config('metrics.user'); // expect: NFX201
    }

    public function others(): string
    {
        return config('services.mail.user') . config('services.mail.org') . config('services.sql.user')
            . config('services.influx.host') . config('metrics')['host'];
    }
}
