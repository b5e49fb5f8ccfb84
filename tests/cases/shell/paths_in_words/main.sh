#!/bin/bash
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for path in 'metrics[0].org' 'database[0].user'; do # expect: NFX202
  jq -r ".$path" <<< "$RELATIONSHIPS"
done
