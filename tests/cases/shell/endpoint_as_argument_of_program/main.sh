#!/bin/sh
endpoint=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0]')
python3 -u show.py user "$endpoint"
node show.js "$endpoint"
php show.php "$endpoint"
