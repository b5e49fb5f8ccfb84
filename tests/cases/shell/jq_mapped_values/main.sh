echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'map_values(.[0]) | .influxdb.user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | map_values(.) | .org, .host'  # expect: NFX202
