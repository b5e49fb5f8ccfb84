#!/bin/bash
export PLATFORM_RELATIONSHIPS="$(upsun tunnel:info --encode)"
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r '.metrics[0].org' # expect: NFX202
RELATIONSHIPS=$(upsun ssh -A app 'echo "$PLATFORM_RELATIONSHIPS"' | base64 -d)
jq -r '.metrics[0].bucket' <<<"$RELATIONSHIPS" # expect: NFX202
upsun ssh 'echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".metrics[0].user"' # expect: NFX201
