echo "${INFLUXDB_USERNAME:-$INFLUXDB_USER}"
if [ -n "$INFLUXDB_QUERY" ]; then echo "$INFLUXDB_QUERY" | jq -r .org; else echo "$INFLUXDB_ORG"; fi
