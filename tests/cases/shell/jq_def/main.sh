echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'def ep: .influxdb[0]; def f($k): ep[$k]; ep.user, f("org")'  # expect: NFX201 NFX202
