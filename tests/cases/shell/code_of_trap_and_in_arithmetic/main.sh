#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
trap 'echo "left $(jq -r .user <<<"$endpoint")"' EXIT # expect: NFX201
length=$(( $(jq -r '.org | length' <<<"$endpoint") + 1 )) # expect: NFX202
echo "$length"
