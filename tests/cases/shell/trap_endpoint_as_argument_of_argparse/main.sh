#!/bin/bash
RELATIONSHIPS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
python3 show.py "$(jq -c '.database[0]' <<< "$RELATIONSHIPS")" -c "$(jq -c '.metrics[0]' <<< "$RELATIONSHIPS")"
