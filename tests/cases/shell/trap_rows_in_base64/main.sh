#!/bin/bash
for row in $(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.database[] | @base64'); do
  _jq() { echo ${row} | base64 --decode | jq -r ${1}; }
  echo "$(_jq '.user')"
done
