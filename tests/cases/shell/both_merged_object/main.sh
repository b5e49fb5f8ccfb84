ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | . + (.query // {})')
echo "$ep" | jq -r '.org, .bucket, .api_token'
