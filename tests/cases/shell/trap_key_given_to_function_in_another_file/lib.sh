relationship() {
  echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r --arg name "$1" --arg key "$2" '.[$name][0][$key]'
}

either() { echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0] | .query.$1? // .$1"; }
