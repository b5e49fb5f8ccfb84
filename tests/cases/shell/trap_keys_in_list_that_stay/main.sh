#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0] | with_entries(select(.key | IN("host", "port")))'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.database[0] | with_entries(select(.key | IN("host", "user")))'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c 'any(.database[]; .user == "main")'
