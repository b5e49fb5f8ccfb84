echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'getpath(["influxdb", 0, "user"])'  # expect: NFX201
