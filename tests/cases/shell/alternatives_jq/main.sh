R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.influxdb[0] | .user // .host'  # expect: NFX201
