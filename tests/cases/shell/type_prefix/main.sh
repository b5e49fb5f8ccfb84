echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.[][]' | while read -r e; do
  t=$(echo "$e" | jq -r .type)
  if [[ $t == influxdb:* ]]; then echo "$e" | jq -r .org; fi  # expect: NFX202
done
