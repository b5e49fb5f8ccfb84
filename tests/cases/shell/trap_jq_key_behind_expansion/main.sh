#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
get() {
  jq -r --arg key "$2" ".$1[0][\$key]" <<< "$decoded"
}
echo "$(get metrics host) $(get metrics port) $(get database user)"
either() {
  jq -r --arg key "$2" ".$1[0] | (.query[\$key]? // .[\$key])" <<< "$decoded"
}
either metrics bucket
