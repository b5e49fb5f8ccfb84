#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
jq -r 'with_entries(select(.value == "main")) | .org' <<<"$endpoint" # expect: NFX202
jq -r 'with_entries(.value |= .) | .bucket' <<<"$endpoint" # expect: NFX202
