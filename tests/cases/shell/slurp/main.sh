echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -rs '.[0].influxdb[0].user'  # expect: NFX201
