R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
if echo "$R" | jq -e '.influxdb[0] | has("user")' > /dev/null; then
  echo "$R" | jq -r '.influxdb[0].user'  # expect: NFX201
fi
