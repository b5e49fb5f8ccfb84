R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
if echo "$R" | jq -e '.influxdb[0] | has("username")' >/dev/null; then
  echo "$R" | jq -r '.influxdb[0].username'
  exit 0
fi
echo "$R" | jq -r '.influxdb[0].user'
