show() {
    echo "$1" | base64 -d | jq -r '.influxdb[0].bucket' # expect: NFX202
}
