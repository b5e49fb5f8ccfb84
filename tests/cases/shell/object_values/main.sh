echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | {user: .user, url: "http://\(.host)", o: .org}'  # expect: NFX201 NFX202
