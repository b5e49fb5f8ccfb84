for line in ".influxdb[0].user" ".influxdb[0].org"; do echo "$line"; done
