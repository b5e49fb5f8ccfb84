#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq -r '.database[0] as $endpoint | $ARGS.positional[] | $endpoint[.]' --args host user <<<"$relationships"
jq -nc '{words: $ARGS.positional, named: $ARGS.named}' --arg user me --args org bucket
