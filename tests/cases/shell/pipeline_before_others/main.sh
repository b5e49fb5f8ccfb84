#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0].org' # expect: NFX202
decoded=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
jq -r '.metrics[0].user' <<< "$decoded" # expect: NFX201
echo "$decoded" > decoded.json
for each in bucket; do echo "$each"; done | sort |
  uniq
name=$(jq -r '.metrics[0].bucket' decoded.json) # expect: NFX202
[ -n "$name" ] && echo "into $name"
