#!/bin/bash
. scripts/lib.sh
echo "$(relationship influxdb bucket) as $(relationship influxdb user)"  # expect: NFX202 NFX201
echo "$(relationship database user) on $(relationship database host)"
echo "$(quoted org) $(quoted user)"  # expect: NFX202 NFX201
echo "$(required org) $(required user)"  # expect: NFX202 NFX201
for key in host user bucket; do  # expect: NFX201 NFX202
  export "INFLUX_${key^^}=$(by_name "$key")"
done
echo "$INFLUX_HOST $INFLUX_USER $INFLUX_BUCKET"
