<?php

namespace Drupal\metrics;

use Drupal\Core\Site\Settings;

class Sender {

  public function path(): string {
    $endpoint = Settings::get('timeseries');
    return '/api/v2/write?bucket=' . $endpoint['bucket']; // expect: NFX202
  }

  public function user(): string {
    return Settings::get('timeseries', [])['user']; // expect: NFX201
  }

  public function others(): string {
    return Settings::get('mail')['user'] . Settings::get('services')['sql']['user'] . Settings::get('timeseries')['host'];
  }

}
