#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0].host'
decoded='{"metrics": [{"user": "me", "org": "ours"}]}'
jq -r '.metrics[0].user' <<< "$decoded"
echo "$decoded" > decoded.json
echo a | cat | tr a b
name=$(jq -r '.metrics[0].org' decoded.json)
[ -n "$name" ] && echo "into $name"
