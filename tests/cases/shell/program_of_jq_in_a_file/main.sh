#!/bin/bash
base64 -d <<< "$PLATFORM_RELATIONSHIPS" > decoded.json
jq -rf jq/settings.jq decoded.json
bash bin/login.sh
