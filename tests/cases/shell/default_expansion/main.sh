echo "${PLATFORM_RELATIONSHIPS:-e30=}" | base64 -d | jq -r '.influxdb[0].user'  # expect: NFX201
