R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.influxdb[0] | "\(.host):\(.port) \(.scheme) \(.password)"'
