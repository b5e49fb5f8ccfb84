#!/bin/bash
ENDPOINT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0] | map_values(scalars)')
jq -r '.org, .host' <<< "$ENDPOINT" # expect: NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0] | map_values(tostring) | .bucket' # expect: NFX202
TEXTS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0] | with_entries(.value |= tostring)')
jq -r .api_token <<< "$TEXTS" # expect: NFX202
FLAT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0] | del(.[] | objects)')
jq -r .org <<< "$FLAT" # expect: NFX202
