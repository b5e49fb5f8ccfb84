echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'limit(1; .influxdb[] | .user)'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb | first | .org'  # expect: NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'last(.influxdb[]).bucket'  # expect: NFX202
