echo "$PLATFORM_RELATIONSHIPS" | base64 -d > relationships.json
echo '{"org": "own", "influxdb": [{"user": "mine"}]}' > own.json
jq -s '.[1].influxdb[0].org, .[0].org' own.json relationships.json  # expect: NFX202
jq -s '.[0].influxdb[0].user' own.json relationships.json
rm relationships.json own.json
