echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | {user, org, h: .host, "bucket"}'  # expect: NFX201 NFX202 NFX202
