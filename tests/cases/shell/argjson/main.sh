R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
jq -rn --argjson r "$R" '$r.influxdb[0].user'  # expect: NFX201
jq -rn --arg r "$R" '$r | fromjson | .influxdb[0].bucket'  # expect: NFX202
