echo '{"influxdb":[{"user":"x"}]}' | jq -r '.influxdb[0].user'
