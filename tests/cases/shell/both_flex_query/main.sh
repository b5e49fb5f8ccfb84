if [ -n "${INFLUXDB_QUERY:-}" ]; then
  echo "$INFLUXDB_QUERY" | jq -r .bucket
else
  echo "$INFLUXDB_BUCKET"
fi
