read_key() {
  [ $# -ge 2 ] || return 1
  local rel=influxdb key=host
  while test $# -gt 0; do
    case "$1" in
      -r) rel=$2; shift 2 ;;
      -k) key=$2; shift 2 ;;
    esac
  done
  base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg r "$rel" --arg k "$key" '.[$r][0][$k]'
}
read_key -k host
read_key -k user -r database
read_key -r database -k username
read_key user || echo "too few"
