echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'keys[] as $k | .[$k][] | select(.rel == "influxdb") | "\($k) \(.org)"'  # expect: NFX202
