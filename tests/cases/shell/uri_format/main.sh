echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | "http://h/\(.bucket|@uri)?u=\(.user | @uri)"'  # expect: NFX201 NFX202
