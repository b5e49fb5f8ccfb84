env | grep '^INFLUXDB_USER=' | cut -d= -f2  # expect: NFX203
printenv | grep -E '^INFLUXDB_ORG='  # expect: NFX203
env | grep '^INFLUXDB_HOST='
