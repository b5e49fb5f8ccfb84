#!/bin/bash
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | tee decoded.json | jq -r '.metrics[0].org' | tr a-z A-Z # expect: NFX202
# The line above is a command of its own.
name=$(jq -r '.metrics[0].user' decoded.json) # expect: NFX201
export name
{
  base64 -d 2> /dev/null <<< "$PLATFORM_RELATIONSHIPS" | jq '.metrics[0]' | jq -r .bucket # expect: NFX202
  echo "$name"
} > said.txt
jq -r '.metrics[0].api_token' <<END # expect: NFX202
$(cat decoded.json)
END
cat said.txt
