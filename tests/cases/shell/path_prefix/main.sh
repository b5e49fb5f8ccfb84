P='.influxdb[0]'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r "$P.user"  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r "$P"'.bucket'  # expect: NFX202
