get() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r --arg r "$1" --arg k "$2" '.[$r][0][$k]'; }
for relationship in influxdb database; do
  for key in host org bucket is_master; do  # expect: NFX202 NFX202
    echo "$key: $(get "$relationship" "$key")"
  done
done
