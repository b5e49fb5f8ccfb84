#!/bin/bash
log() { echo "running: $1" >&2; "$@"; }
with_endpoint() {
  local endpoint
  endpoint=$(log base64 -d <<<"$PLATFORM_RELATIONSHIPS" | log jq -c '.influxdb[0]')
  "$@" "$endpoint"
}
show() { jq -r '"\(.user)@\(.host)"' <<<"$1"; } # expect: NFX201
with_endpoint show
asked=(jq -r .influxdb[0].org) # expect: NFX202
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | "${asked[@]}"
