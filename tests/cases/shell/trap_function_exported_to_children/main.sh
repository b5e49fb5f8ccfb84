#!/usr/bin/env bash
place() {
  base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r ".metrics[0].$1"
}
login() {
  base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r ".database[0].$1"
}
export -f place login
bash -c 'echo "$(place host) $(place port) $(login user)"'
