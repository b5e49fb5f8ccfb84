#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
read -r -d '' program <<'JQ' || true
.database[0] | "\(.user) at \(.host)"
JQ
jq -r "$program" <<< "$decoded"
read -r -d '' unused <<'JQ' || true
.metrics[0] | .user
JQ
jq -r '.metrics[0] | .query.org? // .org' <<JSON || exit 1
$decoded
JSON
jq -r '.metrics[0].host' <<JSON && jq -r '.database[0].user' <<< "$decoded"
$decoded
JSON
