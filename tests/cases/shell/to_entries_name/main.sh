echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'to_entries[] | select(.key == "influxdb") | .value[0].user'  # expect: NFX201
