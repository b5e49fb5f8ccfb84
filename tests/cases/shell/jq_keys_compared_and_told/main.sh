echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0]
  | to_entries[]
  | select(.key == "user")  # expect: NFX201
  | "\(.key)=\(.value)"'
