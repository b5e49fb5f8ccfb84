U=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].user')  # expect: NFX201
if [ -n "$U" ] && [ "$U" != "null" ]; then echo "$U"; else echo none; fi
