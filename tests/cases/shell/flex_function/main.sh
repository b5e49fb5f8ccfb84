show() { echo "${!1}"; }
show INFLUXDB_USER  # expect: NFX203
show INFLUXDB_HOST
