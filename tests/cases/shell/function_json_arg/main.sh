field() { echo "$1" | jq -r ".$2"; }
ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]')
field "$ep" org  # expect: NFX202
field "$ep" port
