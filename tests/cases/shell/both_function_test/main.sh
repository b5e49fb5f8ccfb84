R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
is_new() { jq -e '.influxdb[0] | has("username")' <<<"$R" >/dev/null; }
if is_new; then jq -r '.influxdb[0].username' <<<"$R"; else jq -r '.influxdb[0].user' <<<"$R"; fi
