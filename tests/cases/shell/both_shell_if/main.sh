R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
U=$(echo "$R" | jq -r '.influxdb[0].username // empty')
if [ -z "$U" ]; then U=$(echo "$R" | jq -r '.influxdb[0].user'); fi
echo "$U"
