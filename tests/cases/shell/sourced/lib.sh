RELS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
influx() { echo "$RELS" | jq -r ".influxdb[0].$1"; }
ORG=$(influx org)  # expect: NFX202
