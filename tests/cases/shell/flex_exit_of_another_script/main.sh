bash migrate.sh
echo "$INFLUXDB_BUCKET"  # expect: NFX203
