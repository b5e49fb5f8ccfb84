R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
case "$(jq -r '.influxdb[0].type' <<<"$R")" in
  influxdb:2.2) jq -r '.influxdb[0].user' <<<"$R" ;;
  *) jq -r '.influxdb[0].username' <<<"$R" ;;
esac
