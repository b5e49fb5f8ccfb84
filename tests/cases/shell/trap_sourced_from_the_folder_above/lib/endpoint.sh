METRICS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -c '.database[0]')
