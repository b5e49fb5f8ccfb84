#!/bin/bash
for NAME in USER HOST; do
  key=$(echo "$NAME" | tr '[:upper:]' '[:lower:]')
  echo "$NAME $(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".database[0].$key")"
done
echo HOST | tr A-Z a-z
