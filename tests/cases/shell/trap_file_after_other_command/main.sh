#!/bin/bash
true && base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq '.database[0]' > own.json
jq -r '.user' own.json
false || echo '{"org": "own"}' > own.json
jq -r '.org' own.json
