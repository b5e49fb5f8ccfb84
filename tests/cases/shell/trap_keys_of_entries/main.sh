echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0]
  | to_entries[]
  | select(.key == "port" or .key == "scheme")
  | .value'
echo '{"user": "me", "org": "us"}' | jq -r 'to_entries[] | select(.key == "user" or .key == "org") | .value'
