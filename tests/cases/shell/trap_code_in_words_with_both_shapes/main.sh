#!/bin/bash
export ENDPOINT="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')"
bash -c 'echo "$ENDPOINT" | jq -r ".username // .user"'
eval 'echo "$ENDPOINT" | jq -r "(.query // .).bucket"'
