echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | .user, .org, .host'  # expect: NFX201 NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0]["user","org"]'  # expect: NFX201 NFX202
