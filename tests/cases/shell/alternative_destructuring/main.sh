echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] as {bucket: $b, org: $o} | "\($b)/\($o)"'  # expect: NFX202 NFX202
