#!/bin/bash
source <(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r '.metrics[0] | to_entries[] | select(.value | type == "string") | "\(.key)=\(.value | @sh)"')
echo "$host $org" # expect: NFX202
