ep='{"user":"x"}'
( ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0]') )
echo "$ep" | jq -r .user
