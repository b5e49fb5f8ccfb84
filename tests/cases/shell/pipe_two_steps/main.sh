rels="$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)"
echo "$rels" | jq -r '.influxdb[0].user'  # expect: NFX201
echo $rels | jq -r '.influxdb[0].org'  # expect: NFX202
