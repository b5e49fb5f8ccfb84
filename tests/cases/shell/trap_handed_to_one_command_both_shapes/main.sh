#!/bin/sh
METRICS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0]') python3 report.py
