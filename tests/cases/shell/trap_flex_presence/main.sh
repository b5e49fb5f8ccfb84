if [ -v INFLUXDB_HOST ]; then echo yes; fi
echo "${INFLUXDB_USERNAME+set}" > /dev/null
