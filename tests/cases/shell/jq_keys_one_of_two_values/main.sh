echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0]
  | to_entries[]
  | select(.key == "user" or .key == "scheme")  # expect: NFX201
  | .value'
