#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq '.metrics[0]' <<<"$relationships" | python3 bin/show.py
jq '.metrics[0]' <<<"$relationships" | ./bin/bucket.py
jq '.metrics[0]' <<<"$relationships" | node show.js
jq '.metrics[0]' <<<"$relationships" | php show.php
python3 encoded.py <<<"$PLATFORM_RELATIONSHIPS"
