echo "$INFLUXDB_USER"  # expect: NFX203
echo "${INFLUXDB_BUCKET}"  # expect: NFX203
echo "${INFLUXDB_ORG:-main2}"  # expect: NFX203
curl_token=$INFLUXDB_API_TOKEN  # expect: NFX203
echo "$curl_token"
