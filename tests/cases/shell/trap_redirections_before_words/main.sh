#!/bin/bash
decoded=$(base64 -d 2> /dev/null <<< "$PLATFORM_RELATIONSHIPS")
jq 2> /dev/null <<< '{"metrics": [{"user": "me"}]}' -r '.metrics[0].user'
echo '{"user": 1}' > user.json
jq < user.json -r '.user'
jq -r '.metrics[0].host' 2> /dev/null <<< "$decoded"
