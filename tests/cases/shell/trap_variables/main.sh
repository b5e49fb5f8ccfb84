echo "$PLATFORM_VARIABLES" | base64 -d | jq -r '.influxdb[0].user'
