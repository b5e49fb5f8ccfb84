#!/usr/bin/env bash
relationships=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
endpoint=$(echo "$relationships" | jq -c '.metrics[0]')
