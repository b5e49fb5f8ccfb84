echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | del(.user, .org, .bucket, .api_token, .username, .query, .type)'
