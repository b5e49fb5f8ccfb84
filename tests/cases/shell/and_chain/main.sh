R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d) && U=$(echo "$R" | jq -r '.influxdb[0].user') && echo "$U"  # expect: NFX201
