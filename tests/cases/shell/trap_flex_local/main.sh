f() { local INFLUXDB_ORG="$1"; echo "$INFLUXDB_ORG"; }
f x
