eval "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | @sh "U=\(.user) O=\(.org) H=\(.host)"')"  # expect: NFX201 NFX202
echo "$U $O $H"
