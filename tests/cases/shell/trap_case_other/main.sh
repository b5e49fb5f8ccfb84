echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.[][]' | while read -r e; do
  case "$(jq -r .rel <<<"$e")" in
    mysql) jq -r .user <<<"$e" ;;
    influxdb) jq -r .host <<<"$e" ;;
  esac
done
