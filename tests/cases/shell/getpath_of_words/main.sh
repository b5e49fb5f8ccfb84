value() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r --arg path "$1" 'getpath($path / "." | map(tonumber? // .))'
}
value influxdb.0.host
value influxdb.0.org # expect: NFX202
value influxdb.0.user # expect: NFX201
