echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].user // "nobody"'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].bucket // empty'  # expect: NFX202
