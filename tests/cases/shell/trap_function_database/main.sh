get() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".database[0].$1"; }
get user
get password
