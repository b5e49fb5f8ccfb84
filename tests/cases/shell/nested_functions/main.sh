rel() { echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".$1[0]"; }
key() { rel "$1" | jq -r ".$2"; }
echo "$(key influxdb bucket)"  # expect: NFX202
echo "$(key database username)"
