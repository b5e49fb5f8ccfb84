#!/bin/bash
ENDPOINT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0] | . + (.query // {}) | map_values(scalars)')
jq -r '.org, .host' <<< "$ENDPOINT"
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.database[0] | map_values(tostring) | .user'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0] | del(.[] | strings) | .port'
