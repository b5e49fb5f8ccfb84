R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.influxdb[0] | if has("username") then .username else .user end'
echo "$R" | jq -r '.influxdb[0] | if (.query|has("org")) then .query.org else .org end'
