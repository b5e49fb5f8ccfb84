R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
U=$(jq -er '.influxdb[0].username' <<<"$R") || U=$(jq -er '.influxdb[0].user' <<<"$R")
echo "$U"
