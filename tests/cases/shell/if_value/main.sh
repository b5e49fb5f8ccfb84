echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | if .user then .user else "none" end'  # expect: NFX201 NFX201
