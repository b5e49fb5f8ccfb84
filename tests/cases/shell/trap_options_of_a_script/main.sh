read_key() {
  local rel=influxdb OPTIND
  while getopts r: option; do
    case $option in
      r) rel=$OPTARG ;;
    esac
  done
  shift $((OPTIND - 1))
  base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg r "$rel" --arg k "$1" '.[$r][0][$k]'
}
read_key host
read_key -r database user
read_key -rdatabase username
