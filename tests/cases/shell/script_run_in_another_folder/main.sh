#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
(cd tools/setup && ./buckets.sh "$endpoint")
cd tools || exit 1
. ./names.sh
organisation "$endpoint"
jq -rf filters/user.jq <<<"$endpoint"
