#!/bin/bash
relationship() { base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq ".\"$1\"[0]"; }
endpoint=$(relationship "${1:-metrics}")
jq -r .org <<<"$endpoint" # expect: NFX202
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r ".${METRICS_RELATIONSHIP:-metrics}[0].user" # expect: NFX201
