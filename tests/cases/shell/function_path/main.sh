q() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r "$1"; }
q '.influxdb[0].user'  # expect: NFX201
q '.database[0].user'
q ".influxdb[0].bucket"  # expect: NFX202
