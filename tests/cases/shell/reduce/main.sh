echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'reduce .influxdb[] as $e (""; . + $e.user)'  # expect: NFX201
