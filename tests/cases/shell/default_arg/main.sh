get() { local r="${2:-influxdb}"; echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".$r[0].$1"; }
get user  # expect: NFX201
get user database
