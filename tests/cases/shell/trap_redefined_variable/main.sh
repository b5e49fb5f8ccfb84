ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]')
ep=$(echo "$ep" | jq -c '{user: .host, org: .port}')
echo "$ep" | jq -r '.user, .org'
