FILTER='.influxdb[0].user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r "$FILTER"
