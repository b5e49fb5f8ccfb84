: "${INFLUXDB_USER:?no user}"  # expect: NFX203
echo ok
