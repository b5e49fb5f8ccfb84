#!/bin/bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
jq -r '.metrics[0] | if .query then .username else .user end' <<< "$decoded"
jq -r '.metrics[0] | .query.bucket // .bucket' <<< "$decoded"
get() { jq -r ".metrics[0] | (.query.$1? // .$1)" <<< "$decoded"; }
echo "$(get host) $(get org) $(get api_token)"
