R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
new=$(jq -r '.influxdb[0].query.bucket // empty' <<<"$R")
old=$(jq -r '.influxdb[0].bucket // empty' <<<"$R")
echo "${new:-$old}"
