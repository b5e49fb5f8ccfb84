set -a
METRICS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.influxdb[0] + {retention: "30d"}')
set +a
