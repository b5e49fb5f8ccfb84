value() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r --arg path "$1" 'getpath($path / "." | map(tonumber? // .))'
}
value influxdb.0.port
value database.0.user
echo '{"a": [{"org": 12}]}' | jq 'getpath("a.0.org" | split(".") | map(tonumber? // .)) / 4'
