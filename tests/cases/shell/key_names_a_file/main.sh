#!/bin/bash
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for key in org bucket; do # expect: NFX202 NFX202
  jq -r ".metrics[0].$key" <<< "$RELATIONSHIPS" > "influx.$key"
done
cat influx.org influx.bucket
