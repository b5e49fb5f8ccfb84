#!/bin/bash
relationship() { base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq ".\"$1\"[0]"; }
endpoint=$(relationship "${1:-database}")
jq -r .user <<<"$endpoint"
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r ".${METRICS_RELATIONSHIP:-metrics}[0].${KEY:-host}"
