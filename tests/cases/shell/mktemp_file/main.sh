f=$(mktemp)
echo "$PLATFORM_RELATIONSHIPS" | base64 -d > "$f"
jq -r '.influxdb[0].user' "$f"  # expect: NFX201
rm "$f"
