if [ -z "${INFLUXDB_USER:-}" ]; then  # expect: NFX203
  exit 0
fi
echo "$INFLUXDB_USER"  # expect: NFX203
