#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | python3 -m base64 -d | jq -r '.database[0].user'
echo '{"org": "own"}' | python3 -m json.tool | jq -r .org
