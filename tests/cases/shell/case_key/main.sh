R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
get() { case "$1" in token) jq -r '.influxdb[0].api_token' <<<"$R" ;; *) jq -r '.influxdb[0].host' <<<"$R" ;; esac; }  # expect: NFX202
get token
get host
