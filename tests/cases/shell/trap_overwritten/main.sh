R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
R='{"influxdb":[{"user":"x"}]}'
echo "$R" | jq -r '.influxdb[0].user'
