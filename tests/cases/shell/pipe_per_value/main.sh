A=$(echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r ".influxdb[0].bucket")  # expect: NFX202
B=`echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].api_token'`  # expect: NFX202
echo "$A $B"
