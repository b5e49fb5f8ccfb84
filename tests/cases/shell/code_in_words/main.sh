#!/bin/bash
export ENDPOINT="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')"
bash -c 'echo "$ENDPOINT" | jq -r .user' # expect: NFX201
bash -c "echo \"\$ENDPOINT\" | jq -r '\"\(.host) \(.org)\"'" # expect: NFX202
sh -c 'echo "$1" | jq -r .bucket' report "$ENDPOINT" # expect: NFX202
eval 'TOKEN=$(echo "$ENDPOINT" | jq -r ".api_token")' # expect: NFX202
echo "$TOKEN"
