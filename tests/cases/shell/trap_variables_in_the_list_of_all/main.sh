env | grep '^INFLUXDB_HOST='
env | grep -v '^INFLUXDB_USER=' | grep '^INFLUXDB_PORT='
echo 'INFLUXDB_USER=me' | grep '^INFLUXDB_USER='
INFLUXDB_ORG=main
env SHOWN=yes printenv SHOWN
