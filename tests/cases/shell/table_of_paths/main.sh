#!/bin/bash
declare -A paths=(
  [host]=.metrics[0].host
  [token]=.metrics[0].api_token # expect: NFX202
)
for name in host token; do echo "$name $(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r "${paths[$name]}")"; done
