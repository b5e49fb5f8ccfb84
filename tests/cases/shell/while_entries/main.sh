echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.[][]' | while read -r e; do
  if [ "$(jq -r .rel <<<"$e")" = influxdb ]; then
    jq -r .user <<<"$e"  # expect: NFX201
  fi
done
