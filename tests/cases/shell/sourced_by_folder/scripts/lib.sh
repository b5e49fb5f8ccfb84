RELS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
