{
  echo "user=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].user')"  # expect: NFX201
  echo "org=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].org')"  # expect: NFX202
} > out.conf
cat out.conf
