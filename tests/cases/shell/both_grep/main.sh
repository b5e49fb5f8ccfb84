ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]')
if echo "$ep" | grep -q '"username"'; then echo "$ep" | jq -r .username; else echo "$ep" | jq -r .user; fi
