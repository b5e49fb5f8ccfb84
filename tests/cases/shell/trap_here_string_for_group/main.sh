#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
{ jq -r '.metrics[0] | .username // .user'; } <<<"$decoded"
( jq -r '.database[0].user' ) <<< "$decoded"
{ jq -r '.metrics[0].bucket'; } <<< '{"metrics": [{"bucket": "own"}]}'
name() { jq -r '.database[0].user'; } <<< "$decoded"
token() { jq -r '.metrics[0].api_token'; } <<< '{"metrics": [{"api_token": "own"}]}'
echo "$decoded" | name
echo "$decoded" | token
