echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .influxdb[0].user  # expect: NFX201
echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .influxdb[].bucket  # expect: NFX202
