#!/bin/bash
fetch() {
  local -n into=$1
  into=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c ".$2[0]")
}
prefixed() {
  echo "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".$1[0] | \"$2_\(.host)\"")"
}
fetch TS influxdb
fetch DB database
jq -r .user <<<"$DB"
jq -r '.query.org // .org' <<<"$TS"
prefixed influxdb TS
