echo "$PLATFORM_RELATIONSHIPS" | base64 -d > r1.json
cat > p.jq <<'JQ'
.influxdb[0].bucket  # expect: NFX202
JQ
jq -r -f p.jq r1.json
