R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
printf -v line '%s' "$R"
jq -r .influxdb[0].user <<<"$line"  # expect: NFX201
