field() { jq -r ".influxdb[0].$1"; }
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | field user  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | field host
