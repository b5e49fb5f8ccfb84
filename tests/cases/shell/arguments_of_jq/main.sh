#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
jq -r '. as $endpoint | $ARGS.positional[] | $endpoint[.]' --args host org <<<"$endpoint" # expect: NFX202
jq -r --arg key bucket '.[$ARGS.named.key]' <<<"$endpoint" # expect: NFX202
