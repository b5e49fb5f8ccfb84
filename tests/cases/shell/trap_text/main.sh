printf 'user: %s\n' "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].host')"
