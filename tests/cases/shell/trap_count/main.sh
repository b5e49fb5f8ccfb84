echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb | length'
