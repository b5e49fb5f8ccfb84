echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | .user + ":" + .password + "@" + .host + "/" + .bucket'  # expect: NFX201 NFX202
