if [ -v INFLUXDB_BUCKET ]; then echo "$INFLUXDB_BUCKET"; fi  # expect: NFX203
