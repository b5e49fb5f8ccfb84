read -r u < <(base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.influxdb[0].user')  # expect: NFX201
echo "$u"
