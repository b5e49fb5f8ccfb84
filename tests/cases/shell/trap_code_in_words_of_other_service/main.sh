#!/bin/bash
ENDPOINT="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.database[0]')"
bash -c 'echo "$1" | jq -r .user' name "$ENDPOINT"
eval 'NAME=$(echo "$ENDPOINT" | jq -r .user)'
echo "$NAME"
echo 'bash -c "echo $METRICS | jq -r .metrics[0].user"'
