R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
if echo "$R" | jq -e '.influxdb[0] | has("username")' >/dev/null; then K=.username; else K=.user; fi
echo "$R" | jq -r ".influxdb[0]$K"
