#!/bin/bash
decoded=$(base64 -d 2> /dev/null <<< "$PLATFORM_RELATIONSHIPS")
if ! jq -e '.metrics[0].org == "main"' > /dev/null 2>&1 <<< "$decoded"; then # expect: NFX202
  echo "another organisation"
fi
echo "$decoded" > decoded.json
jq < decoded.json -r '.metrics[0].bucket' # expect: NFX202
jq 2> /dev/null -r '.metrics[0].user' decoded.json # expect: NFX201
jq -r '.metrics[0].api_token' > token.txt <<< "$decoded" # expect: NFX202
cat token.txt
