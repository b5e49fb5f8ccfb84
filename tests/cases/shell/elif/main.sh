echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | if .port == 1 then "x" elif .host then .user else .host end'  # expect: NFX201
