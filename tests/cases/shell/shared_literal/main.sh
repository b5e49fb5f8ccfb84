R=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
for name in influxdb database; do
  echo "$R" | jq -r ".$name[0].user"  # expect: NFX201
done
