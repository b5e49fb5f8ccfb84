#!/bin/bash
declare -A held
while IFS='=' read -r name value; do
  held["$name"]=$value
done < <(base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.metrics[0] | to_entries[] | "\(.key)=\(.value)"')
echo "${held[host]} ${held[user]}" # expect: NFX201
login=user
echo "${held["user"]} at ${held[host]} for $login" # expect: NFX201
