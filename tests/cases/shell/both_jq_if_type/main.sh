echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | if .type == "influxdb:2.2" then .user else .username end'
