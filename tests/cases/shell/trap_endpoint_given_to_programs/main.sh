#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq '.database[0]' <<<"$relationships" | python3 database.py
jq '.metrics[0]' <<<"$relationships" | python3 both.py
python3 own.py "$(jq -c '.metrics[0]' <<<"$relationships")" '{"user": "me"}'
echo '{"org": "us"}' | node own.js
