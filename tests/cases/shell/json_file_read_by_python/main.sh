#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0]' > influx.json
python3 app.py
