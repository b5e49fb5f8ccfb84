echo "${INFLUXDB_USER:+has user}"  # expect: NFX203
