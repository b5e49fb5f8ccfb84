R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
keys=(user org host)  # expect: NFX201 NFX202
for k in "${keys[@]}"; do echo "$R" | jq -r ".influxdb[0].$k"; done
