#!/bin/bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
jq -r '.metrics[0] | .query.user // .user' <<< "$decoded" # expect: NFX201
get() { jq -r ".metrics[0] | (.query.$1? // .$1)" <<< "$decoded"; }
echo "$(get host) $(get port) $(get user)" # expect: NFX201
