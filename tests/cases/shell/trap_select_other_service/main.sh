echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.[][] | select(.service == "db") | .user'
