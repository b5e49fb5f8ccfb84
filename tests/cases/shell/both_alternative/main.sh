R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.influxdb[0] | .username // .user'
echo "$R" | jq -r '(.influxdb[0].query.org // .influxdb[0].org)'
