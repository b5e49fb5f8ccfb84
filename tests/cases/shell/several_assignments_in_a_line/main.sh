#!/bin/bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS") name=metrics
jq -r ".$name[0].bucket" <<< "$decoded" # expect: NFX202
user=$(jq -r '.metrics[0].user' <<< "$decoded") host=$(jq -r '.metrics[0].host' <<< "$decoded") # expect: NFX201

# What is said of it.
echo "$user at $host"
