echo "$PLATFORM_RELATIONSHIPS" | base64 -d > rels.json
jq -r '.influxdb[0].user' rels.json  # expect: NFX201
jq -r .influxdb[0].org < rels.json  # expect: NFX202
cat rels.json | jq -r '.influxdb[0].bucket'  # expect: NFX202
