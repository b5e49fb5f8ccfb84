#!/bin/bash
log() { echo "running: $1" >&2; "$@"; }
with_endpoint() {
  local endpoint
  endpoint=$(log base64 -d <<<"$PLATFORM_RELATIONSHIPS" | log jq -c '.database[0]')
  "$@" "$endpoint"
}
show() { jq -r '"\(.user)@\(.host)"' <<<"$1"; }
with_endpoint show
log echo user org bucket
"${missing[@]}" true
