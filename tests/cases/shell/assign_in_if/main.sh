if U=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -er '.influxdb[0].user'); then echo "$U"; fi  # expect: NFX201
