R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.database[0].user'
echo "$R" | jq -r '.database[0] | .user, .username'
