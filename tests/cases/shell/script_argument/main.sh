bash ./show.sh influxdb user  # expect: NFX201
./show.sh database user
