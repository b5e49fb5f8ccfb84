ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] | .bucket = "mine"')
echo "$ep" | jq -r .bucket
