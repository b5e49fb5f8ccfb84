<?php

namespace Drupal\metrics;

class InfluxClient {

  protected $endpoint = [];

  public function __construct(array $settings) {
    $this->endpoint = $settings['metrics']['endpoint'] ?? [];
  }

  public function isConfigured() {
    return !empty($this->endpoint['host']) && !empty($this->endpoint['api_token']); // expect: NFX202
  }

  public function target() {
    return http_build_query(['bucket' => $this->endpoint['bucket']]); // expect: NFX202
  }

}
