bash credential.sh -k org  # expect: NFX202 (read a)
bash credential.sh -v -r influxdb -k bucket  # expect: NFX202 (read b)
bash credential.sh -vr database -kuser
read_key() {
  local rel=database OPTIND
  while getopts r: option; do rel=$OPTARG; done
  shift $((OPTIND - 1))
  base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg r "$rel" --arg k "$1" '.[$r][0][$k]'  # read: c
}
read_key -r influxdb api_token  # expect: NFX202 (read c)
read_key -rinfluxdb -- host
read_key user
