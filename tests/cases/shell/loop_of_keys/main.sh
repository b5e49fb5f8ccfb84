R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for k in user org bucket api_token; do  # expect: NFX201 NFX202 NFX202 NFX202
  echo "$R" | jq -r ".influxdb[0].$k"
done
