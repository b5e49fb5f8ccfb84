relationships() { echo "$PLATFORM_RELATIONSHIPS" | base64 --decode; }
endpoint() { relationships | jq -c --arg r "$1" '.[$r][0]'; }
endpoint influxdb | jq -r .user  # expect: NFX201
endpoint database | jq -r .user
