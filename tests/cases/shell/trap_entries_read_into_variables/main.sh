#!/usr/bin/env bash
entries() {
  base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r "$1 | to_entries[]"' | "\(.key)=\(.value)"'
}
declare -A held
while IFS='=' read -r name value; do
  held[$name]=$value
done < <(entries '.database[0]')
echo "${held[host]} ${held[user]}"
while IFS='=' read -r name value; do
  case $name in
    host | port) echo "$name is $value" ;;
  esac
done < <(entries '.metrics[0]')
while IFS='=' read -r bucket user; do
  [ "$bucket" = host ] && echo "at $user"
done < <(entries '.metrics[0]')
exit 0
