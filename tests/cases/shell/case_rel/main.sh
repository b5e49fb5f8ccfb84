echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.[][]' | while read -r e; do
  rel=$(jq -r .rel <<<"$e")
  case "$rel" in
    influxdb) jq -r .bucket <<<"$e" ;;  # expect: NFX202
    mysql) jq -r .user <<<"$e" ;;
  esac
done
