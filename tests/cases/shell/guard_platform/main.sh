if [ -z "${PLATFORM_RELATIONSHIPS:-}" ]; then echo local; exit 0; fi
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0].user'  # expect: NFX201
