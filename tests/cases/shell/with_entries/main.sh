echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'with_entries(select(.key == "influxdb")) | .influxdb[0].user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb |= map(select(.rel == "influxdb")) | .influxdb[0].org'  # expect: NFX202
