#!/usr/bin/env bash
entries() {
  base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.metrics[0] | to_entries[] | select(.value | type != "object") | '"$1"
}
declare -A held
while IFS=$'\t' read -r name value; do
  held[$name]=$value
done < <(entries '[.key, (.value | tostring)] | @tsv')
echo "${held[host]} ${held[bucket]}" # expect: NFX202
while IFS='=' read -r name value; do
  export "TS_${name^^}=$value"
done < <(entries '"\(.key)=\(.value)"')
echo "$TS_HOST $TS_ORG" # expect: NFX202
while read -r name value; do
  printf -v "ts_$name" '%s' "$value"
done < <(entries '.key + " " + (.value | tostring)')
echo "$ts_host $ts_api_token" # expect: NFX202
while IFS=: read -r name value; do
  case $name in
    host) at=$value ;;
    user) as=$value ;; # expect: NFX201
  esac
done < <(entries '[.key, .value] | map(tostring) | join(":")')
echo "$at $as"
