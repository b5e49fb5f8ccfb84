J=$(command -v jq)
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | "$J" -r '.influxdb[0].user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | /usr/bin/jq -r '.influxdb[0].org'  # expect: NFX202
