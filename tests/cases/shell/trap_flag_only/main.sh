[ -n "$PLATFORM_RELATIONSHIPS" ] && echo "on the platform"
echo '{"influxdb":[{"org":"x"}]}' | jq -r '.influxdb[0].org'
