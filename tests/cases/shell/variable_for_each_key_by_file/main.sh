#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0] | to_entries | map("TS_" + (.key | ascii_upcase) + "=\"" + (.value | tostring) + "\"") | join("\n")' > .env.ts
. ./.env.ts
echo "$TS_API_TOKEN" # expect: NFX202
