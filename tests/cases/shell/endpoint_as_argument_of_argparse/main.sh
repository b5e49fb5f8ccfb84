#!/bin/bash
ENDPOINT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0]')
python3 show.py table "$ENDPOINT"
python3 options.py --verbose --credentials "$ENDPOINT" -n 3
