rel() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".$1[0].$2"
}
rel influxdb org  # expect: NFX202
rel database user
