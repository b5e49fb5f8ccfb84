#!/bin/bash
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | tee decoded.json | jq -r '.metrics[0].host' \
  | tr a-z A-Z
echo .metrics[0].user .org
jq -r '.database[0].user' decoded.json > user.txt
cat user.txt
