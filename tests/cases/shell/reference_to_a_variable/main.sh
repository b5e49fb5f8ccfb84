#!/bin/bash
fetch() {
  local -n into=$1
  into=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c ".$2[0]")
}
show() {
  local -n json="$1"
  jq -r ".$2" <<<"$json"
}
main() {
  local ts database
  fetch ts influxdb
  fetch database database
  jq -r .org <<<"$ts"  # expect: NFX202
  jq -r .user <<<"$database"
}
main
fetch TS influxdb
fetch DB database
show TS bucket  # expect: NFX202
show DB user
fields() {
  local -n filled=$1
  filled[user]=$(jq -r .user <<<"$TS")  # expect: NFX201
}
declare -A ts
fields ts
echo "${ts[user]}"
