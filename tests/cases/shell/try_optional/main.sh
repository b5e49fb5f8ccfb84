echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'try .influxdb[0].user catch "x"'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].org?'  # expect: NFX202
