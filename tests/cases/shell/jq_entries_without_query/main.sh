echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | with_entries(select(.key != "query")) | .user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | with_entries(select(.key != "query")) | .org'  # expect: NFX202
