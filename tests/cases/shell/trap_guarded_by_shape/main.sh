R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
if [ "$(echo "$R" | jq -r '.influxdb[0].query.org // empty')" = "" ]; then
  echo "$R" | jq -r '.influxdb[0].org'
else
  echo "$R" | jq -r '.influxdb[0].query.org'
fi
