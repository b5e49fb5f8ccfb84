echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb | map(.user) | .[0]'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '[.influxdb[] | .org] | join(",")'  # expect: NFX202
