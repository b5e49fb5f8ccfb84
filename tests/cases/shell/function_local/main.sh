prop() {
  local name="$1" key="$2"
  echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r --arg n "$name" --arg k "$key" '.[$n][0][$k]'
}
prop influxdb user  # expect: NFX201
prop database user
