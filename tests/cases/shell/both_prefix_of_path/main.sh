R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
if jq -e '.influxdb[0].query' <<<"$R" >/dev/null; then P='.influxdb[0].query'; else P='.influxdb[0]'; fi
jq -r "$P.org, $P.bucket" <<<"$R"
