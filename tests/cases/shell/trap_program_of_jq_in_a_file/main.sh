#!/bin/bash
base64 -d <<< "$PLATFORM_RELATIONSHIPS" > decoded.json
jq -c --from-file jq/both.jq decoded.json
jq -r -f "jq/database.jq" decoded.json
cp jq/unused.jq other.jq && rm -f other.jq
