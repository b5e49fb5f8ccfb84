#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq '.database[0]' > database.json
node app.js
php app.php
