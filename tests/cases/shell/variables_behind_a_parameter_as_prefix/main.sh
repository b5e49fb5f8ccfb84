load() {
  local lines
  lines="$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".$1[0] | to_entries[] | \"$2_\(.key)=\(.value | tostring | @sh)\"")"
  eval "$lines"
}
load influxdb TS
echo "$TS_user"  # expect: NFX201
