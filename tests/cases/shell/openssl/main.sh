echo "$PLATFORM_RELATIONSHIPS" | openssl base64 -d -A | jq -r '.influxdb[0].user'  # expect: NFX201
