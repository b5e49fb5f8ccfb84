for k in user org; do echo "$k"; done
echo '.influxdb[0].user'
