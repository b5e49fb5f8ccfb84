ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]')
f() { local ep='{"user":"x"}'; echo "$ep" | jq -r .user; }
f; echo "$ep" | jq -r .host
