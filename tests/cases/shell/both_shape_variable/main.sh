R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
shape=$(echo "$R" | jq -r '.influxdb[0] | if has("username") then "new" else "old" end')
if [ "$shape" = new ]; then echo "$R" | jq -r '.influxdb[0].username'; else echo "$R" | jq -r '.influxdb[0].user'; fi
