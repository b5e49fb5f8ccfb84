echo "jq -r .influxdb[0].user"
