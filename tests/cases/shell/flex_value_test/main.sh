if [ -n "$INFLUXDB_USER" ]; then echo "$INFLUXDB_USER"; fi  # expect: NFX203 NFX203
