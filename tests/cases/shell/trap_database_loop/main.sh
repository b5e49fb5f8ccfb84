R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for k in user username host; do echo "$R" | jq -r ".database[0].$k"; done
