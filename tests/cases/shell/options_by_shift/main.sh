here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bash credential.sh --key org  # expect: NFX202 (read a)
bash "$here"/credential.sh -v -k bucket  # expect: NFX202 (read b)
"$(dirname "$0")/credential.sh" -k user  # expect: NFX201 (read c)
read_key() {
  local key=host rel=influxdb
  while (($#)); do
    case "$1" in
      --key=*) key=${1#*=}; shift ;;
      --rel) rel=$2; shift 2 ;;
    esac
  done
  base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg r "$rel" --arg k "$key" '.[$r][0][$k]'  # read: d
}
read_key --key=api_token  # expect: NFX202 (read d)
read_key --rel database --key=user
read_key --rel influxdb --key=port
read_path() {
  local key=host rel=influxdb
  while [ $# -gt 0 ]; do
    case $1 in
      -k) key=$2; shift 2 ;;
      -r) rel=$2; shift 2 ;;
    esac
  done
  base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r ".${rel}[0].${key}"  # read: e f
}
read_path -k org  # expect: NFX202 (read e)
read_path -r influxdb -k user  # expect: NFX201 (read f)
read_path -r database -k user
