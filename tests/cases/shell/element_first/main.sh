R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
ep="$(echo "$R" | jq -c '.influxdb[0]')"
jq -r .user <<< "$ep"  # expect: NFX201
jq -r '.bucket' <<<"$ep"  # expect: NFX202
