set -u
: "${INFLUXDB_ORG:?no organisation}"  # expect: NFX203
: "${INFLUXDB_API_TOKEN:?}" "${INFLUXDB_HOST:?}"  # expect: NFX203
: "${INFLUXDB_USER:?no user}"  # expect: NFX203
echo "$INFLUXDB_ORG $INFLUXDB_API_TOKEN as $INFLUXDB_USER"  # expect: NFX203 NFX203 NFX203
