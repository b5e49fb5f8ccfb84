#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
{ jq -r '.metrics[0].user'; } <<<"$decoded" # expect: NFX201
( jq -r '.metrics[0].bucket' ) <<< "$decoded" # expect: NFX202
owner=$( { jq -r '.metrics[0].org'; } 2>/dev/null <<< "$decoded" ) # expect: NFX202
token() { jq -r '.metrics[0].api_token'; } <<< "$decoded" # expect: NFX202
echo "$owner $(token)"
