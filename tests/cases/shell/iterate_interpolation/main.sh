printf '%s' "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[] | "http://\(.user):\(.password)@\(.host):\(.port)"'  # expect: NFX201
