#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
read -r -d '' program <<'JQ' || true
.metrics[0]
| "\(.user) at \(.host)" # expect: NFX201
JQ
jq -r "$program" <<< "$decoded"
jq -r '.metrics[0].org' <<JSON || exit 1 # expect: NFX202
$decoded
JSON
jq -r '.metrics[0].host' <<JSON && jq -r '.metrics[0].bucket' <<< "$decoded" # expect: NFX202
$decoded
JSON
