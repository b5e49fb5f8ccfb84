#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
for key in {host,org}; do # expect: NFX202
  jq -r ".$key" <<<"$endpoint"
done
for part in '{host,bucket}'; do # expect: NFX202
  jq -c "$part" <<<"$endpoint"
done
