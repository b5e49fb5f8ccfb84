INFLUXDB_USER=me
echo "$INFLUXDB_USER"
export INFLUXDB_ORG="$(echo x)"
echo "$INFLUXDB_ORG"
