#!/bin/bash
for NAME in ORG BUCKET; do # expect: NFX202 NFX202
  key=$(echo "$NAME" | tr '[:upper:]' '[:lower:]')
  export "TS_$NAME=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".metrics[0].$key")"
done
echo "$TS_ORG $TS_BUCKET"
