read -r INFLUXDB_USER <<< "me"
echo "$INFLUXDB_USER"
