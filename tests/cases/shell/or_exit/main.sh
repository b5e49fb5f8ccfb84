U=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -er '.influxdb[0].user') || exit 1  # expect: NFX201
echo "$U"
