echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[]' | while read -r ep; do
  echo "$ep" | jq -r '.bucket'  # expect: NFX202
done
