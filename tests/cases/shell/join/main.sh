echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | [.user, .org, (.port|tostring)] | join(" ")'  # expect: NFX201 NFX202
