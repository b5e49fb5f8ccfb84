R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
get() {
  echo "$R" | jq -r ".influxdb[0].$1"
}
get user  # expect: NFX201
get host
B=$(get bucket)  # expect: NFX202
echo "$B"
