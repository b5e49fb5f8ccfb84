R=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
for name in influxdb database; do
  case "$name" in
    influxdb) echo "$R" | jq -r ".$name[0].user" ;;  # expect: NFX201
    database) echo "$R" | jq -r ".$name[0].username" ;;
  esac
done
