jq -r '.influxdb[0].user' <<EOF  # expect: NFX201
$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
EOF
