for b in $INFLUXDB_BUCKET; do echo "$b"; done  # expect: NFX203
[ "$INFLUXDB_ORG" = main ] && echo yes  # expect: NFX203
