#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0] | with_entries(select(.key | IN("host",
  "user")))' # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0] | with_entries(select([.key] | inside(["host",
  "bucket"])))' # expect: NFX202
