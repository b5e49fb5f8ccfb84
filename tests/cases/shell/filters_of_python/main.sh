#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | python3 -m base64 -d | jq -r '.metrics[0].org' # expect: NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | python3 -m json.tool | jq -r '.metrics[0].user' # expect: NFX201
