echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | .user |= "x" | .user'
