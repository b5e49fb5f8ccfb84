for INFLUXDB_USER in a b; do echo "$INFLUXDB_USER"; done
