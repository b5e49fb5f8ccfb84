echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'foreach .influxdb[] as $e (0; . + 1; "\(.) \($e.user)")'  # expect: NFX201
