influx_get() {
    echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".influxdb[0].$1"
}
