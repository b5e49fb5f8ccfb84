relationship() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r --arg name "$1" --arg key "$2" '.[$name][0][$key]'
}

quoted() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].\"$1\" // \"none\""
}

die() { echo "deploy: $*" >&2; exit 1; }

required() {
  local value
  value=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].$1 // empty")
  [ -n "$value" ] || die "there is no $1"
  echo "$value"
}

by_name() { echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].$1"; }
