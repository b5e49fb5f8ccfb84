echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | [.username, .user] | map(select(. != null)) | first'
