#!/bin/bash
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for each in ORG:org TOKEN:api_token; do # expect: NFX202 NFX202
  export "TS_${each%%:*}=$(jq -r ".metrics[0].${each##*:}" <<< "$RELATIONSHIPS")"
done
echo "$TS_ORG $TS_TOKEN"
rest=metrics/bucket/last # expect: NFX202 (read a)
rest=${rest#*/}
jq -r ".metrics[0].${rest%/*}" <<< "$RELATIONSHIPS" # read: a
