#!/bin/bash
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for each in database:user metrics:host; do
  jq -r ".${each%%:*}[0].${each##*:}" <<< "$RELATIONSHIPS"
done
