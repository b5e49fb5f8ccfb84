#!/bin/bash
for row in $(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[] | @base64'); do
  _jq() { echo ${row} | base64 --decode | jq -r ${1}; }
  echo "$(_jq '.org')" "$(_jq .user)" # expect: NFX202 NFX201
done
