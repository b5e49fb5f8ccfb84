echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".${1:-database}[0].user"
