#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.metrics[0] | {user: "app", address: .host}' > own.json
node app.js
